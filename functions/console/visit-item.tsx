import type { VisitRow } from '../../shared/events/visit-row.ts';
import { formatMoment, formatTime } from '../../shared/web/page-format.ts';
import type { Viewer } from './console-handler.tsx';
import { CheckInChip, CheckInProgress, isAnswered } from './check-in-icons.tsx';
import { DOMAIN_TEXTS } from './domain-texts.ts';
import { VISIT_TEXTS } from './visit-texts.ts';

export type VisitItemProps = {
  viewer: Viewer;
  visit: VisitRow;
  zone: string;
  /** Whether the day stands with the time: where the list is not one of a day. */
  withDay?: boolean;
};

/** What the customer is called, as far as it is known. */
export const nameOf = (person: { firstName?: string | undefined; lastName?: string | undefined }): string =>
  [person.firstName, person.lastName].filter((part) => part !== undefined).join(' ');

export const vehicleOf = ({ vehicle }: Pick<VisitRow, 'vehicle'>): string =>
  [vehicle?.brand, vehicle?.model].filter((part) => part !== undefined).join(' ');

/** An appointment in a list; it leads to its page (S2.45). */
export const VisitItem = ({ viewer, visit, zone, withDay = false }: VisitItemProps) => {
  const { language } = viewer;
  const texts = VISIT_TEXTS[language];
  const { visitId, startsAt, status, services, vehicle, checkIn, customer } = visit;
  const plate = vehicle?.licensePlate;
  const car = vehicleOf(visit);
  const format = withDay ? formatMoment : formatTime;
  const time = startsAt === undefined ? texts.noTime : format(startsAt, language, zone);
  const name = customer ? nameOf(customer) : '';
  const isOff = status === 'cancelled' || status === 'declined' || status === 'no_show';
  return (
    <li>
      <a class="item visit" href={`/console/visits/${encodeURIComponent(visitId)}`}>
        <span class={`time num${withDay ? '' : ' strong'}`}>{time}</span>
        <span class="who">
          <span class="line">
            {customer ? (
              <span class={isAnswered(checkIn.state) ? 'answered' : 'strong'}>{name || texts.someone}</span>
            ) : null}
            {plate === undefined ? null : <span class="plate">{plate}</span>}
            {car === '' ? null : <span class={customer ? '' : 'strong'}>{car}</span>}
            {plate === undefined && car === '' ? <span class="muted">{texts.noVehicle}</span> : null}
          </span>
          <span class="hint clip">
            {services.map((service) => service.name).join(', ') || texts.visit.noWork}
          </span>
        </span>
        <span class="state">
          <span class="line">
            {isOff ? <span class="chip bad">{DOMAIN_TEXTS[language].visitStatus[status]}</span> : null}
            {isOff && checkIn.state === 'cancelled' ? null : (
              <CheckInChip language={language} state={checkIn.state} />
            )}
          </span>
          <span class="line">
            <CheckInProgress language={language} value={checkIn.progress} />
            {customer && visit.open > 0 ? (
              <span class="hint">{texts.today.openOf(visit.open, visit.open + visit.handled)}</span>
            ) : null}
            {visit.shared > 0 && !customer ? <span class="hint">{texts.today.shared}</span> : null}
          </span>
        </span>
      </a>
    </li>
  );
};
