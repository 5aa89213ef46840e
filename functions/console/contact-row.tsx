import type { ContactRow as Row } from '../../shared/conversations/contact-view.ts';
import { formatDay } from '../../shared/web/page-format.ts';
import { customerName } from './customer-name.ts';
import { CONTACT_TEXTS } from './contact-texts.ts';
import type { Viewer } from './console-handler.tsx';

/** How somebody may be written to, where that is not as usual, and for how long they are kept. */
export const ContactChips = ({ viewer, row }: { viewer: Viewer; row: Row }) => {
  const texts = CONTACT_TEXTS[viewer.language];
  return (
    <>
      {row.kind === 'regular' ? null : <span class="chip">{texts.kinds[row.kind]}</span>}
      {row.isBlocked ? <span class="chip bad">{texts.blocked}</span> : null}
      {row.isOptedOut ? <span class="chip warn">{texts.optedOut}</span> : null}
    </>
  );
};

/** The day of a visit or message, which is told without a time. */
export const dayText = ({ language }: Viewer, day: string): string =>
  formatDay(`${day}T12:00:00.000Z`, language, 'UTC');

/** A contact in a list. */
export const ContactListRow = ({ viewer, row, href }: { viewer: Viewer; row: Row; href: string }) => {
  const texts = CONTACT_TEXTS[viewer.language];
  const place = viewer.dealership.locations.find(({ locationId }) => locationId === row.lastLocationId);
  const known = [
    row.phone,
    row.email,
    viewer.dealership.locations.length > 1 ? place?.name : undefined,
    row.lastDay === undefined ? undefined : dayText(viewer, row.lastDay),
  ].filter((part) => part !== undefined);
  return (
    <li>
      <a class="item" href={href}>
        <span class="line">
          <span class="strong">{customerName(row, texts.unnamed)}</span>
          <ContactChips viewer={viewer} row={row} />
        </span>
        <span class="hint num">{known.join(' · ')}</span>
      </a>
    </li>
  );
};
