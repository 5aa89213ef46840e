import type { PersonView } from '../../shared/events/visit-people.ts';
import { isConsoleRoute } from '../../shared/web/console-routes.ts';
import { LANGUAGE_NAMES } from '../../shared/web/page-language.ts';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { DOMAIN_TEXTS } from './domain-texts.ts';
import { DoneNotice } from './done-notice.tsx';
import { Confirmed } from './confirmed.tsx';
import { VISIT_TEXTS } from './visit-texts.ts';
import { nameOf } from './visit-item.tsx';
import { momentOf, type OfVisit, visitPath } from './visit-moment.ts';

type VisitPeopleProps = OfVisit & {
  /** Whether whoever looks may stop all messages to a person. */
  mayBlock: boolean;
};
type OfPerson = VisitPeopleProps & { person: PersonView };

/** The people of an appointment by their roles, how they are reached, and whether they may be written to (S2.55). */
export const VisitPeople = (props: VisitPeopleProps) => {
  const { language, visit } = props;
  const texts = VISIT_TEXTS[language].visit;
  const people = visit.dealings?.people ?? [];
  return (
    <section class="card" id="people" aria-labelledby="people-heading">
      <h2 id="people-heading">{texts.people}</h2>
      <DoneNotice {...props} part="people" />
      {people.length === 0 ? <p class="muted">{texts.nobody}</p> : null}
      <ul class="rows plain">
        {people.map((person) => (
          <li>
            <Person {...props} person={person} />
          </li>
        ))}
      </ul>
    </section>
  );
};

const Person = (props: OfPerson) => {
  const { language, person, mayBlock } = props;
  const { role, phone, email, preferredChannel, hasStopped, blocked } = person;
  const texts = VISIT_TEXTS[language];
  return (
    <div class="item">
      <p class="line spread">
        <span class="strong">{nameOf(person) || texts.someone}</span>
        <span class="chip">{DOMAIN_TEXTS[language].visitRole[role]}</span>
      </p>
      <dl class="facts tight">
        <Fact label={texts.visit.phone} value={phone} />
        <Fact label={texts.visit.email} value={email} />
        <Fact label={texts.visit.language} value={LANGUAGE_NAMES[person.language]} />
        <Fact
          label={texts.visit.prefers}
          value={preferredChannel && CONSOLE_TEXTS[language].channels[preferredChannel]}
        />
      </dl>
      {hasStopped ? (
        <p>
          <span class="chip bad">{texts.visit.stopped}</span>
        </p>
      ) : null}
      {blocked ? (
        <p class="notice bad hint">
          {texts.visit.blockedBy(blocked.name ?? texts.log.someone, momentOf(props, blocked.at))}
        </p>
      ) : null}
      <Links {...props} />
      {mayBlock ? <Block {...props} /> : null}
    </div>
  );
};

export const Fact = ({ label, value }: { label: string; value: string | undefined }) =>
  value === undefined || value === '' ? null : (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );

/** Only to pages that there are. */
const Links = ({ language, person: { contactId, conversationId } }: OfPerson) => {
  const texts = VISIT_TEXTS[language].visit;
  const links = [
    { route: 'GET /console/contacts/{contactId}', to: `/console/contacts/${contactId}`, text: texts.contact },
    {
      route: 'GET /console/conversations/{conversationId}',
      to: `/console/conversations/${conversationId}`,
      text: texts.conversation,
    },
  ].filter(({ route }) => isConsoleRoute(route));
  return links.length === 0 ? null : (
    <p class="line">
      {links.map(({ to, text }) => (
        <a class="quiet" href={to}>
          {text}
        </a>
      ))}
    </p>
  );
};

const Block = ({ language, visit, person: { contactId, blocked } }: OfPerson) => {
  const texts = VISIT_TEXTS[language].visit;
  if (!blocked)
    return (
      <Confirmed
        ask={texts.block}
        says={texts.blockSays}
        action={visitPath(visit, '/block')}
        button={texts.block}
        fields={{ contactId }}
      />
    );
  return (
    <form method="post" action={visitPath(visit, '/unblock')}>
      <input type="hidden" name="contactId" value={contactId} />
      <div class="actions">
        <button class="quiet" type="submit">
          {texts.unblock}
        </button>
      </div>
    </form>
  );
};
