import { OWN_PARTNER } from '../../shared/events/event.ts';
import { colonIn } from './console-texts.ts';
import type { VisitView } from '../../shared/events/describe-visit.ts';
import { localDay } from '../../shared/kernel/clock.ts';
import { isConsoleRoute, mayOpen } from '../../shared/web/console-routes.ts';
import type { Viewer } from './console-handler.tsx';
import { ConsolePage } from './console-page.tsx';
import { CHECK_IN_STEPS, CheckInChip, CheckInProgress, isAnswered } from './check-in-icons.tsx';
import { DOMAIN_TEXTS } from './domain-texts.ts';
import { CustomerMessages, SharedRemarks, VisitAnswers } from './visit-answers.tsx';
import { nameOf, vehicleOf } from './visit-item.tsx';
import { VisitLog } from './visit-log.tsx';
import { VisitMessages } from './visit-messages.tsx';
import { momentOf, type OfVisit } from './visit-moment.ts';
import { Fact, VisitPeople } from './visit-people.tsx';
import { VISIT_TEXTS } from './visit-texts.ts';
import type { Done } from './visit-words.ts';

export type VisitPageProps = {
  viewer: Viewer;
  visit: VisitView;
  /** What was just done. */
  done?: Done | undefined;
  /** What could not be done, in the words of the reader. */
  fault?: string | undefined;
};

/** One appointment (S2.45): where its check-in stands, what the customer answered above the planned work, its messages, and what happened. */
export const VisitPage = ({ viewer, visit, done, fault }: VisitPageProps) => {
  const { language } = viewer;
  const texts = VISIT_TEXTS[language];
  const { roles } = viewer.staff;
  const mayWrite = mayOpen('POST /console/visits/{visitId}/write', roles);
  const mayApprove = mayOpen('POST /console/visits/{visitId}/messages/{messageId}/approve', roles);
  const mayBlock = mayOpen('POST /console/visits/{visitId}/block', roles);
  const of: OfVisit = { language, visit, done };
  const { dealings, customer, checkIn } = visit;
  const car = vehicleOf(visit);
  const title = customer
    ? nameOf(customer) || texts.someone
    : car || (dealings ? texts.someone : texts.noVehicle);
  return (
    <ConsolePage viewer={viewer} title={title}>
      <div>
        <p class="crumb">
          <a href={dayPath(visit)}>{texts.visit.back}</a>
        </p>
        <div class="head">
          <h1 class={customer && isAnswered(checkIn.state) ? 'answered' : ''}>{title}</h1>
          <p class="line">
            <span class="chip">{DOMAIN_TEXTS[language].visitStatus[visit.status]}</span>
            <CheckInChip language={language} state={checkIn.state} />
          </p>
        </div>
        <p class="line muted">
          <span>{visit.startsAt === undefined ? texts.noTime : momentOf(of, visit.startsAt)}</span>
          {customer && visit.vehicle?.licensePlate !== undefined ? (
            <span class="plate">{visit.vehicle.licensePlate}</span>
          ) : null}
          {customer ? <span>{car}</span> : null}
          <span>{visit.location.name}</span>
          <span>{DOMAIN_TEXTS[language].visitKind[visit.kind]}</span>
        </p>
      </div>
      {fault === undefined ? null : (
        <p class="card notice bad" role="alert">
          {fault}
        </p>
      )}
      <div class="split">
        <div class="main-side">
          <CheckInSteps {...of} />
          {dealings ? <VisitAnswers {...of} /> : <SharedRemarks {...of} />}
          {dealings ? <CustomerMessages {...of} /> : null}
          <PlannedWork {...of} />
          <VisitMessages {...of} mayWrite={mayWrite} mayApprove={mayApprove} />
        </div>
        <div class="main-side">
          {dealings ? <VisitPeople {...of} mayBlock={mayBlock} /> : null}
          <Facts {...of} />
          {dealings ? <VisitLog {...of} /> : null}
        </div>
      </div>
    </ConsolePage>
  );
};

const dayPath = ({ startsAt, locationId, location }: VisitView): string => {
  const query = new URLSearchParams({ location: locationId });
  if (startsAt !== undefined) query.set('day', localDay(startsAt, location.zone));
  return `/console/today?${query.toString()}`;
};

/** How far the customer and the team have come (S2.47). */
const CheckInSteps = (props: OfVisit) => {
  const { language, visit } = props;
  const texts = VISIT_TEXTS[language];
  const { progress, openedAt, finishedAt, state } = visit.checkIn;
  const { answeredThrough: through, answeredThroughName } = visit.dealings ?? {};
  const partner = through === OWN_PARTNER ? texts.visit.ownPage : (answeredThroughName ?? through);
  const steps = [
    { name: texts.steps.invited, at: invitedAt(visit), more: '' },
    {
      name: texts.steps.opened,
      at: openedAt,
      more: openedAt === undefined ? '' : texts.visit.openedUnverified,
    },
    {
      name: texts.steps.answered,
      at: finishedAt,
      more: partner === undefined ? '' : texts.visit.through(partner),
    },
    { name: texts.steps.handled, at: state === 'handled' ? handledAt(visit) : undefined, more: '' },
  ];
  return (
    <section class="card" aria-labelledby="check-in">
      <div class="line spread">
        <h2 id="check-in">{texts.visit.checkIn}</h2>
        {state === 'closed' || state === 'cancelled' ? (
          <CheckInChip language={language} state={state} />
        ) : null}
      </div>
      <CheckInProgress language={language} value={progress} />
      <ol class="steps">
        {steps.slice(0, CHECK_IN_STEPS).map(({ name, at, more }, index) => (
          <li class={index < progress ? 'strong' : 'muted'}>
            <span>{name}</span>
            {at === undefined ? null : <span class="hint num">{momentOf(props, at)}</span>}
            {more === '' ? null : <span class="hint">{more}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
};

/** When the invite left. */
const invitedAt = ({ dealings }: VisitView): string | undefined =>
  dealings?.messages
    .find(({ purpose }) => purpose === 'check-in-invite')
    ?.trace.find(({ status }) => status === 'sent')?.at;

/** When somebody dealt with the last of the answers; nobody had to where all stays as planned. */
const handledAt = ({ dealings, remarks }: VisitView): string | undefined =>
  [...(dealings?.choices ?? []), ...remarks]
    .flatMap(({ handled }) => handled?.at ?? [])
    .toSorted()
    .at(-1);

const PlannedWork = ({ language, visit }: OfVisit) => {
  const texts = VISIT_TEXTS[language].visit;
  return (
    <section class="card" aria-labelledby="work">
      <h2 id="work">{texts.work}</h2>
      {visit.services.length === 0 ? <p class="muted">{texts.noWork}</p> : null}
      <ul class="list">
        {visit.services.map(({ name }) => (
          <li>{name}</li>
        ))}
      </ul>
    </section>
  );
};

const Facts = (props: OfVisit) => {
  const { language, visit } = props;
  const texts = VISIT_TEXTS[language].visit;
  const { vehicle, endsAt, dealings } = visit;
  const { payment, video, moved, orderNumber } = dealings ?? {};
  const isDryRun = dealings !== undefined && isConsoleRoute('GET /console/dry-run/{visitId}');
  return (
    <section class="card" aria-labelledby="vehicle">
      <h2 id="vehicle">{texts.vehicle}</h2>
      <dl class="facts tight">
        <Fact label={texts.vehicle} value={vehicleOf(visit)} />
        <Fact label={texts.plate} value={vehicle?.licensePlate} />
        <Fact label={texts.vin} value={vehicle?.vin} />
        <Fact label={texts.until} value={endsAt && momentOf(props, endsAt)} />
        <Fact label={texts.order} value={orderNumber} />
        <Fact
          label={texts.payment}
          value={
            payment &&
            `${DOMAIN_TEXTS[language].payment[payment.status]}${colonIn(language)}${payment.amount.toFixed(2)} ${payment.currency}`
          }
        />
      </dl>
      {moved ? <p class="hint">{texts.movedFrom(momentOf(props, moved.from))}</p> : null}
      {video ? (
        <p>
          <a class="quiet" href={video.url} rel="noopener noreferrer" target="_blank">
            {`${texts.video}${colonIn(language)}${video.title ?? texts.watch}`}
          </a>
        </p>
      ) : null}
      {isDryRun ? (
        <p>
          <a class="quiet" href={`/console/dry-run/${encodeURIComponent(visit.visitId)}`}>
            {texts.dryRun}
          </a>
        </p>
      ) : null}
    </section>
  );
};
