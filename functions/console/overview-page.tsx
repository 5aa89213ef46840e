import type { ChannelTrouble } from '../../shared/conversations/channel-trouble.ts';
import type { LocationInForce } from '../../shared/dealers/dealer.ts';
import type { OpenMessage } from '../../shared/planning/describe-open-messages.ts';
import type { Funnel } from '../../shared/visits/funnel.ts';
import { FUNNEL_DAYS, type FunnelDays } from '../../shared/visits/measure-funnel.ts';
import { formatDay } from '../../shared/web/page-format.ts';
import type { Viewer } from './console-handler.tsx';
import { ConsolePage } from './console-page.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { reasonIn } from './domain-texts.ts';
import { SelectField } from './form-fields.tsx';
import { FunnelChart, FunnelTable } from './funnel-chart.tsx';
import { OpenMessageRow } from './open-message-row.tsx';
import { OVERVIEW_TEXTS } from './overview-texts.ts';

export type OverviewPageProps = {
  viewer: Viewer;
  locations: readonly LocationInForce[];
  location: LocationInForce;
  days: FunnelDays;
  funnel: Funnel;
  failed: { messages: readonly OpenMessage[]; after: string | undefined };
  held: readonly OpenMessage[];
  troubles: readonly ChannelTrouble[];
};

/** So many failures stand on the overview itself; the rest is one click away. */
const FAILED_SHOWN = 5;

export const OverviewPage = (props: OverviewPageProps) => {
  const { viewer, locations, location, days, funnel, failed, held } = props;
  const { language } = viewer;
  const texts = OVERVIEW_TEXTS[language];
  return (
    <ConsolePage viewer={viewer} title={texts.heading}>
      <div class="head">
        <h1>{texts.heading}</h1>
        <form class="bar" method="get" action="/console/overview">
          {locations.length > 1 ? (
            <SelectField
              name="location"
              label={texts.location}
              value={location.locationId}
              options={locations.map(({ locationId, name }) => ({ value: locationId, text: name }))}
              appliesAtOnce
            />
          ) : null}
          <SelectField
            name="days"
            label={texts.period}
            value={String(days)}
            options={FUNNEL_DAYS.map((option) => ({ value: String(option), text: texts.days(option) }))}
            appliesAtOnce
          />
          <button class="quiet" type="submit">
            {CONSOLE_TEXTS[language].form.show}
          </button>
        </form>
      </div>
      <section class="card" aria-labelledby="funnel">
        <h2 id="funnel">{texts.funnel}</h2>
        <p class="hint">{texts.funnelLead(funnel.visits)}</p>
        <FunnelChart language={language} funnel={funnel} />
        <FunnelTable language={language} funnel={funnel} />
      </section>
      <div class="split">
        <section class="card" aria-labelledby="failed">
          <h2 id="failed">{texts.failed}</h2>
          <p class="hint">{texts.failedLead}</p>
          {failed.messages.length === 0 ? <p class="empty">{texts.noFailed}</p> : null}
          <ul class="rows plain">
            {failed.messages.slice(0, FAILED_SHOWN).map((message) => (
              <OpenMessageRow viewer={viewer} message={message} when={texts.failedAt} />
            ))}
          </ul>
          <p>
            <a href="/console/overview/failed">{texts.allFailed}</a>
          </p>
        </section>
        <div class="main-side">
          <section class="card" aria-labelledby="held">
            <h2 id="held">{texts.held}</h2>
            {held.length === 0 ? <p class="empty">{texts.noHeld}</p> : null}
            <ul class="rows plain">
              {held.map((message) => (
                <OpenMessageRow viewer={viewer} message={message} when={texts.dueAt} />
              ))}
            </ul>
          </section>
          <Troubles {...props} />
        </div>
      </div>
    </ConsolePage>
  );
};

const Troubles = ({ viewer: { language, dealership }, troubles }: OverviewPageProps) => {
  const texts = OVERVIEW_TEXTS[language];
  const nameOf = (locationId: string): string =>
    dealership.locations.find((location) => location.locationId === locationId)?.name ?? locationId;
  const zoneOf = (locationId: string): string =>
    dealership.locations.find((location) => location.locationId === locationId)?.settings.zone ?? 'UTC';
  return (
    <section class="card" aria-labelledby="troubles">
      <h2 id="troubles">{texts.troubles}</h2>
      {troubles.length === 0 ? <p class="empty">{texts.noTroubles}</p> : null}
      <ul class="rows plain">
        {troubles.map(({ channel, locationId, reason, firstAt, messages }) => (
          <li>
            <div class="item">
              <span class="line">
                <span class="strong">{CONSOLE_TEXTS[language].channels[channel]}</span>
                <span>{nameOf(locationId)}</span>
              </span>
              <span class="hint says">
                {`${reasonIn(language, reason)} · ${texts.trouble(messages, formatDay(firstAt, language, zoneOf(locationId)))}`}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
};
