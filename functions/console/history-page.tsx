import type { AuditView } from '../../shared/dealers/describe-audit.ts';
import { isAudited } from '../../shared/dealers/audit.ts';
import type { StaffNames } from '../../shared/dealers/name-staff.ts';
import { formatDay, formatTime } from '../../shared/web/page-format.ts';
import type { Viewer } from './console-handler.tsx';
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
};

const PATH = '/console/settings/history';

/** Who changed what, and when, newest first: all of it, or one thing. */
export const HistoryPage = ({ viewer, level, target, page, isFirst, names }: HistoryPageProps) => {
  const { language, staff, dealership } = viewer;
  const words = HISTORY_WORDS[language];
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
          <span class="chip info">{words.of(targetIn(target, names))}</span>
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
                  {targetIn(entry.target, names)}
                </a>
                <Changes entry={entry} words={words} />
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

const STAFF = 'staff/';

/** The account behind a change of somebody of the staff. */
export const staffIn = (target: string | undefined): string | undefined =>
  target?.startsWith(STAFF) ? target.slice(STAFF.length) : undefined;

/** What was changed, people by their names. */
const targetIn = (target: string, names: StaffNames): string => names.get(staffIn(target) ?? '') ?? target;

type Entry = AuditView['entries'][number];

const nameOf = ({ by }: Entry, words: HistoryWords): string =>
  by.sub === 'operator' ? words.operator : by.name;

const didOf = ({ what }: Entry, words: HistoryWords): string => (isAudited(what) ? words.did[what] : what);

const Changes = ({ entry: { changes, more }, words }: { entry: Entry; words: HistoryWords }) =>
  changes.length === 0 ? null : (
    <ul class="hint">
      {changes.map(({ path, from, to }) => (
        <li>
          <code>{path}</code> {from ?? words.none} → {to ?? words.none}
        </li>
      ))}
      {more === undefined ? null : <li>{words.more(more)}</li>}
    </ul>
  );
