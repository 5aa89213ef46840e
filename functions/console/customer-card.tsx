import { LANGUAGE_NAMES } from '../../shared/web/page-language.ts';
import { contactPath, visitPath } from './console-links.ts';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { DOMAIN_TEXTS } from './domain-texts.ts';
import { Confirmed } from './confirmed.tsx';
import type { ThreadView } from './thread-view.ts';

/** Who the customer is, how they are reached, and whether they may be written to at all. */
export const CustomerCard = ({ view }: { view: ThreadView }) => {
  const { viewer, thread, texts, when, nameOf, pathOf, mayAdvise } = view;
  const { contact, conversationId, location } = thread;
  const { language } = viewer;
  if (!contact) return null;
  const { phone, email, preferredChannel, blocked, optOut, contactId } = contact;
  const names = CONSOLE_TEXTS[language].channels;
  const facts: [string, string | undefined][] = [
    [texts.phone, phone],
    [texts.email, email],
    [texts.messageLanguage, LANGUAGE_NAMES[contact.language]],
    [texts.preferred, preferredChannel && names[preferredChannel]],
    [texts.location, viewer.dealership.locations.length > 1 ? location.name : undefined],
  ];
  return (
    <section class="card" aria-labelledby="customer">
      <h2 id="customer">{texts.customer}</h2>
      {optOut ? <p class="notice bad hint">{texts.stopped(when(optOut.at))}</p> : null}
      {blocked ? <p class="notice bad hint">{texts.blocked(nameOf(blocked.by), when(blocked.at))}</p> : null}
      <dl class="facts">
        {facts.map(([name, value]) =>
          value === undefined ? null : (
            <div>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      <p>
        <a href={contactPath(contactId)}>{texts.toContact}</a>
      </p>
      {mayAdvise ? (
        <Confirmed
          {...(blocked ? texts.unblock : texts.block)}
          action={`${pathOf(conversationId)}/block`}
          fields={{ do: blocked ? 'unblock' : 'block' }}
        />
      ) : null}
    </section>
  );
};

/** The visit that was spoken of last. */
export const VisitCard = ({ view }: { view: ThreadView }) => {
  const { viewer, thread, texts, when } = view;
  const { visit } = thread;
  if (!visit) return null;
  const domain = DOMAIN_TEXTS[viewer.language];
  const { kind, status, startsAt, vehicle, services, visitId, checkIn } = visit;
  const path = visitPath(visitId);
  const car = [vehicle?.brand, vehicle?.model].filter((part) => part !== undefined).join(' ');
  return (
    <section class="card" aria-labelledby="visit">
      <h2 id="visit">{texts.appointment}</h2>
      <p class="line">
        {startsAt === undefined ? null : <span class="strong num">{when(startsAt)}</span>}
        <span class="chip">{domain.visitKind[kind]}</span>
        <span class="chip">{domain.visitStatus[status]}</span>
        {checkIn.status === 'none' ? null : (
          <span class={checkIn.status === 'finished' ? 'chip info' : 'chip'}>
            {domain.checkIn[checkIn.status]}
          </span>
        )}
      </p>
      {services.length === 0 ? null : <p>{services.map(({ name }) => name).join(', ')}</p>}
      {vehicle ? (
        <p class="line">
          {vehicle.licensePlate === undefined ? null : <span class="plate num">{vehicle.licensePlate}</span>}
          <span>{car}</span>
        </p>
      ) : null}
      {path === undefined ? null : (
        <p>
          <a href={path}>{texts.toVisit}</a>
        </p>
      )}
    </section>
  );
};
