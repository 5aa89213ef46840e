import type { OpenMessage } from '../../shared/planning/describe-open-messages.ts';
import { isConsoleRoute } from '../../shared/web/console-routes.ts';
import { formatDay, formatTime } from '../../shared/web/page-format.ts';
import type { Viewer } from './console-handler.tsx';
import { DOMAIN_TEXTS, reasonIn } from './domain-texts.ts';

export type OpenMessageRowProps = { viewer: Viewer; message: OpenMessage; when: (at: string) => string };

/** A message that waits for somebody: whom it is for, what it is, since when and why. It leads to its appointment. */
export const OpenMessageRow = ({ viewer, message, when }: OpenMessageRowProps) => {
  const { language, dealership } = viewer;
  const { purpose, at, reason, contact, visitId } = message;
  const location = dealership.locations.find(({ locationId }) => locationId === message.locationId);
  const zone = location?.settings.zone ?? 'UTC';
  const name = [contact?.firstName, contact?.lastName].filter((part) => part !== undefined).join(' ');
  const content = (
    <>
      <span class="line">
        <span class="strong">{name === '' ? DOMAIN_TEXTS[language].purposes[purpose] : name}</span>
        {name === '' ? null : <span>{DOMAIN_TEXTS[language].purposes[purpose]}</span>}
      </span>
      <span class="hint says">
        {when(`${formatDay(at, language, zone)}, ${formatTime(at, language, zone)}`)}
        {reason === undefined ? '' : `: ${reasonIn(language, reason)}`}
        {dealership.locations.length > 1 && location ? ` · ${location.name}` : ''}
      </span>
    </>
  );
  return (
    <li>
      {isConsoleRoute('GET /console/visits/{visitId}') ? (
        <a class="item" href={`/console/visits/${encodeURIComponent(visitId)}`}>
          {content}
        </a>
      ) : (
        <div class="item">{content}</div>
      )}
    </li>
  );
};
