import type { ComponentChildren } from 'preact';
import type { LocationInForce } from '../../shared/dealers/dealer.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { ArrowIcon, ClockIcon, CrossIcon, KeyIcon, LinkIcon, TickIcon } from '../../shared/web/icons.tsx';
import { Page, type PageOwner } from '../../shared/web/page.tsx';
import { PAGE_TEXTS } from '../../shared/web/page-texts.ts';
import type { Problem } from '../../shared/web/problem.ts';

/* Pages with nothing to fill in. They name the workshop at most: whoever holds the phone learns nothing about the customer. */

type NoticeProps = {
  language: Language;
  owner?: PageOwner | undefined;
  heading: string;
  icon: ComponentChildren;
  isDone?: boolean;
  children: ComponentChildren;
};

export const NoticePage = ({ language, owner, heading, icon, isDone, children }: NoticeProps) => (
  <Page language={language} title={heading} owner={owner}>
    <div class="card calm">
      <span class={isDone ? 'badge done' : 'badge'}>{icon}</span>
      <h1>{heading}</h1>
      {children}
    </div>
  </Page>
);

export const ownerOf = ({ name, settings }: LocationInForce): PageOwner => ({
  name,
  colour: settings.colour,
  logo: settings.logo,
});
type AtWorkshop = { language: Language; location: LocationInForce };

/** After the confirmation (S2.19). */
export const DonePage = ({ language, location }: AtWorkshop) => {
  const { done } = PAGE_TEXTS[language];
  return (
    <NoticePage
      language={language}
      owner={ownerOf(location)}
      heading={done.heading}
      icon={<TickIcon />}
      isDone
    >
      <p>{done.text(location.name)}</p>
      <p>{done.close}</p>
    </NoticePage>
  );
};

const STATES = {
  finished: { icon: <KeyIcon />, isDone: true },
  closed: { icon: <ClockIcon />, isDone: false },
  cancelled: { icon: <CrossIcon />, isDone: false },
} as const;

/** The link of a check-in that is not open any more (S2.17). */
export const StatePage = ({ language, location, view }: AtWorkshop & { view: keyof typeof STATES }) => {
  const { heading, text } = PAGE_TEXTS[language][view];
  const { icon, isDone } = STATES[view];
  return (
    <NoticePage language={language} owner={ownerOf(location)} heading={heading} icon={icon} isDone={isDone}>
      <p>{text(location.name)}</p>
    </NoticePage>
  );
};

/** Our page was open while the location moved this check-in to its partner's app. A link, since the CSP lets forms lead only to us. */
export const ElsewherePage = ({ language, location, address }: AtWorkshop & { address: string }) => {
  const { elsewhere } = PAGE_TEXTS[language];
  return (
    <NoticePage
      language={language}
      owner={ownerOf(location)}
      heading={elsewhere.heading}
      icon={<ArrowIcon />}
    >
      <p>{elsewhere.text(location.name)}</p>
      <a class="go" href={address} rel="noreferrer">
        {elsewhere.go}
      </a>
    </NoticePage>
  );
};

const textKeyOf = (status: number): 'notFound' | 'tooLarge' | 'busy' | 'failed' | 'refused' => {
  if (status === 404) return 'notFound';
  if (status === 413) return 'tooLarge';
  if (status === 429 || status === 503) return 'busy';
  return status >= 500 ? 'failed' : 'refused';
};

/** Any error as a page. Without a reference where a link is unknown: that page is the same to the byte for every such link (S0.17). */
export const ErrorPage = ({ language, problem }: { language: Language; problem: Problem }) => {
  const texts = PAGE_TEXTS[language];
  const { heading, text } = texts[textKeyOf(problem.status)];
  return (
    <NoticePage
      language={language}
      heading={heading}
      icon={problem.status === 404 ? <LinkIcon /> : <CrossIcon />}
    >
      <p>{text}</p>
      {problem.status === 404 ? null : <p class="ref">{texts.reference(problem.requestId)}</p>}
    </NoticePage>
  );
};
