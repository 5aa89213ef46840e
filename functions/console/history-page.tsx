import { colonIn } from './console-texts.ts';
import type { AuditView } from '../../shared/dealers/describe-audit.ts';
import { isAudited } from '../../shared/dealers/audit.ts';
import type { StaffNames } from '../../shared/dealers/name-staff.ts';
import type { PartnerNames } from '../../shared/partners/name-partners.ts';
import { formatDay, formatTime } from '../../shared/web/page-format.ts';
import type { Viewer } from './console-handler.tsx';
import { isIdentity, partIn } from './history-parts.ts';
import { type Reader, targetIn, valueIn } from './history-values.ts';
import { withWholeWeek } from './history-week.ts';
import { HISTORY_WORDS, type HistoryWords } from './history-words.ts';
import { Pager } from './pager.tsx';
import { SettingsFrame } from './settings-page.tsx';

export type HistoryPageProps = {
  viewer: Viewer;
  level: 'dealer' | 'network';
  target: string | undefined;
  page: AuditView;
  isFirst: boolean;
  /** What people of the staff are called now, by their accounts. */
  names: StaffNames;
  partners: PartnerNames;
};

const PATH = '/console/settings/history';

/** Who changed what, and when, newest first: all of it, or one thing. */
export const HistoryPage = ({ viewer, level, target, page, names, partners, isFirst }: HistoryPageProps) => {
  const { language, staff, dealership } = viewer;
  const words = HISTORY_WORDS[language];
  const reader = { language, dealership, names, partners };
  const zone = dealership.locations[0]?.settings.zone ?? 'UTC';
  const isNetworkAdmin = staff.roles.includes('network-admin') && staff.locationIds.length === 0;
  const linkTo = (query: Record<string, string>): string =>
    `${PATH}?${new URLSearchParams(query).toString()}`;
  return (
    <SettingsFrame viewer={viewer} title={words.heading} lead={words.lead}>
      <nav class="tabs" aria-label={words.heading}>
        {staff.locationIds.length === 0 ? (
          <a href={PATH} {...(level === 'dealer' && target === undefined ? { 'aria-current': 'page' } : {})}>
            {words.ofDealer}
          </a>
        ) : (
          dealership.locations
            .filter(({ locationId }) => staff.locationIds.includes(locationId))
            .map(({ locationId, name }) => (
              <a
                href={linkTo({ target: `location/${locationId}` })}
                {...(target === `location/${locationId}` ? { 'aria-current': 'page' } : {})}
              >
                {name}
              </a>
            ))
        )}
        {isNetworkAdmin ? (
          <a
            href={linkTo({ level: 'network' })}
            {...(level === 'network' && target === undefined ? { 'aria-current': 'page' } : {})}
          >
            {words.ofNetwork}
          </a>
        ) : null}
      </nav>
      {target === undefined || staff.locationIds.length > 0 ? null : (
        <p class="line">
          <span class="chip info">{words.of(targetIn(reader, target))}</span>
          <a href={level === 'network' ? linkTo({ level }) : PATH}>{words.all}</a>
        </p>
      )}
      <div class="card flush">
        {page.entries.length === 0 ? <p class="empty">{words.nothing}</p> : null}
        <ul class="rows">
          {page.entries.map((entry) => (
            <li>
              <div class="item">
                <span class="line spread">
                  <span>
                    <span class="strong">{nameOf(entry, words)}</span> {didOf(entry, words)}
                  </span>
                  <time class="hint num" datetime={entry.at}>
                    {`${formatDay(entry.at, language, zone)}, ${formatTime(entry.at, language, zone)}`}
                  </time>
                </span>
                <a href={linkTo({ ...(level === 'network' ? { level } : {}), target: entry.target })}>
                  {targetIn(reader, entry.target)}
                </a>
                <Changes reader={reader} entry={entry} words={words} />
              </div>
            </li>
          ))}
        </ul>
        <Pager
          language={language}
          path={PATH}
          query={{ ...(level === 'network' ? { level } : {}), target }}
          after={page.cursor}
          isFirst={isFirst}
        />
      </div>
    </SettingsFrame>
  );
};

type Entry = AuditView['entries'][number];

const nameOf = ({ by }: Entry, words: HistoryWords): string =>
  by.sub === 'operator' ? words.operator : by.name;

const didOf = ({ what }: Entry, words: HistoryWords): string => (isAudited(what) ? words.did[what] : what);

const Changes = ({
  reader,
  entry: { changes, more },
  words,
}: {
  reader: Reader;
  entry: Entry;
  words: HistoryWords;
}) => {
  const shown = withWholeWeek(changes.filter(({ path }) => !isIdentity(path)));
  return shown.length === 0 ? null : (
    <ul class="hint">
      {shown.map((change) => (
        <li>
          {partIn(reader.language, change.path) ?? <code>{change.path}</code>}
          {colonIn(reader.language)}
          {fromTo(reader, change, words)}
        </li>
      ))}
      {more === undefined ? null : <li>{words.more(more)}</li>}
    </ul>
  );
};

/** Something new has no value before it. */
const fromTo = (
  reader: Reader,
  { path, from, to, fromCount, toCount }: Entry['changes'][number],
  { none }: HistoryWords,
): string => {
  const after = to === undefined ? none : valueIn(reader, { path, text: to, count: toCount });
  return from === undefined ? after : `${valueIn(reader, { path, text: from, count: fromCount })} → ${after}`;
};
