import type { VisitsView } from '../../shared/events/describe-visits.ts';
import { VISIT_FILTERS, type VisitFilter } from '../../shared/events/visit-filter.ts';
import type { LocationInForce } from '../../shared/dealers/dealer.ts';
import { dealsWithCustomers } from '../../shared/dealers/staff.ts';
import { addDays, atLocalTime } from '../../shared/kernel/clock.ts';
import { digestId } from '../../shared/kernel/digest.ts';
import { formatDay, formatTime } from '../../shared/web/page-format.ts';
import type { Viewer } from './console-handler.tsx';
import { ConsolePage } from './console-page.tsx';
import { SelectField, TextField } from './form-fields.tsx';
import { Pager } from './pager.tsx';
import { VisitItem } from './visit-item.tsx';
import { VISIT_TEXTS } from './visit-texts.ts';

/** What somebody looks at: it stands in the address of the page. */
export type TodayQuery = {
  day: string;
  show: VisitFilter;
  search: string;
  after: string | undefined;
  /** Where the page of what is still open begins. */
  open: string | undefined;
};

export type TodayPageProps = {
  viewer: Viewer;
  locations: readonly LocationInForce[];
  location: LocationInForce;
  query: TodayQuery;
  today: string;
  now: string;
  list: VisitsView;
  /** Of other days, where the page is that of today. */
  open: VisitsView | undefined;
};

const PATH = '/console/today';

/** The appointments of a day (S2.44), and before them those of other days in which something waits for somebody (S2.53). */
export const TodayPage = (props: TodayPageProps) => {
  const { viewer, location, query, today, list, open } = props;
  const { language } = viewer;
  const texts = VISIT_TEXTS[language].today;
  const { zone } = location.settings;
  const heading = query.day === today ? texts.heading : texts.otherDay;
  const isNarrowed = query.show !== 'all' || query.search !== '';
  const more = { location: location.locationId, day: query.day };
  return (
    <ConsolePage viewer={viewer} title={heading}>
      <div class="head">
        <div>
          <h1>{heading}</h1>
          <p class="muted">
            {formatDay(atLocalTime(query.day, '12:00', zone), language, zone)} · {location.name}
          </p>
        </div>
        <DayLinks {...props} />
      </div>
      <Filters {...props} />
      <Freshness {...props} />
      {open && open.visits.length > 0 ? (
        <section class="card flush" aria-labelledby="still-open">
          <div class="inset">
            <h2 id="still-open">{texts.stillOpen}</h2>
            <p class="hint">{texts.stillOpenLead}</p>
          </div>
          <ul class="rows">
            {open.visits.map((visit) => (
              <VisitItem viewer={viewer} visit={visit} zone={zone} withDay />
            ))}
          </ul>
          <Pager
            language={language}
            path={PATH}
            query={more}
            name="open"
            after={open.cursor}
            isFirst={query.open === undefined}
          />
        </section>
      ) : null}
      <section class="card flush" aria-label={texts.otherDay}>
        {list.visits.length === 0 ? (
          <div class="empty">
            <p>
              {list.cursor === undefined
                ? isNarrowed
                  ? texts.nothingFits
                  : texts.nothing
                : texts.lookFurther}
            </p>
            {isNarrowed ? (
              <p>
                <a href={`${PATH}?${new URLSearchParams(more).toString()}`}>{texts.showAll}</a>
              </p>
            ) : null}
          </div>
        ) : null}
        <ul class="rows">
          {list.visits.map((visit) => (
            <VisitItem viewer={viewer} visit={visit} zone={zone} />
          ))}
        </ul>
        <Pager
          language={language}
          path={PATH}
          query={{ ...more, show: query.show === 'all' ? undefined : query.show, search: query.search }}
          after={list.cursor}
          isFirst={query.after === undefined}
        />
      </section>
    </ConsolePage>
  );
};

const addressOf = ({ location, query }: TodayPageProps, day: string): string => {
  const { show, search } = query;
  const all = { location: location.locationId, day, show: show === 'all' ? '' : show, search };
  return `${PATH}?${new URLSearchParams(Object.entries(all).filter(([, value]) => value !== '')).toString()}`;
};

const DayLinks = (props: TodayPageProps) => {
  const { viewer, query, today } = props;
  const texts = VISIT_TEXTS[viewer.language].today;
  return (
    <nav class="actions" aria-label={texts.day}>
      <a class="quiet" href={addressOf(props, addDays(query.day, -1))} aria-label={texts.before}>
        <span aria-hidden="true">‹</span>
      </a>
      <a
        class="quiet"
        href={addressOf(props, today)}
        {...(query.day === today ? { 'aria-current': 'date' } : {})}
      >
        {texts.now}
      </a>
      <a class="quiet" href={addressOf(props, addDays(query.day, 1))} aria-label={texts.after}>
        <span aria-hidden="true">›</span>
      </a>
    </nav>
  );
};

const Filters = ({ viewer, locations, location, query }: TodayPageProps) => {
  const texts = VISIT_TEXTS[viewer.language].today;
  return (
    <form class="filters" method="get" action={PATH}>
      {locations.length > 1 ? (
        <SelectField
          name="location"
          label={texts.location}
          value={location.locationId}
          options={locations.map(({ locationId, name }) => ({ value: locationId, text: name }))}
          appliesAtOnce
        />
      ) : null}
      <TextField name="day" label={texts.day} type="date" value={query.day} />
      <SelectField
        name="show"
        label={texts.show}
        value={query.show}
        options={VISIT_FILTERS.map((filter) => ({ value: filter, text: texts.filters[filter] }))}
        appliesAtOnce
      />
      <TextField
        name="search"
        label={dealsWithCustomers(viewer.staff) ? texts.search : texts.searchVehicle}
        type="search"
        value={query.search}
        maxlength={100}
      />
      <button class="quiet" type="submit">
        {texts.show}
      </button>
    </form>
  );
};

/** When the list was made, a way to make it anew, and where scripts run, a word once it is out of date. */
const Freshness = (props: TodayPageProps) => {
  const { viewer, location, query, now, list, open } = props;
  const texts = VISIT_TEXTS[viewer.language].today;
  const here = addressOf(props, query.day);
  const shown = [...(open?.visits ?? []), ...list.visits];
  return (
    <div class="line spread" data-version={digestId(JSON.stringify(shown))}>
      <p class="hint">
        {texts.asOf(formatTime(now, viewer.language, location.settings.zone))} ·{' '}
        <a href={here}>{texts.refresh}</a>
      </p>
      <p class="chip warn" role="status" data-when-changed hidden>
        {texts.changed} <a href={here}>{texts.refresh}</a>
      </p>
    </div>
  );
};
