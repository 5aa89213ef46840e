import type { LocationInForce } from '../../shared/dealers/dealer.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { BellIcon, MutedIcon } from '../../shared/web/icons.tsx';
import { UNSUBSCRIBE_TEXTS } from '../../shared/web/unsubscribe-texts.ts';
import { NoticePage, ownerOf } from './notice-page.tsx';

/* The pages behind the unsubscribe link of a mail. They tell nothing about the reader, not even the address. */

/** What stands in the forms of these pages: what the reader wants. */
export const WISH = 'wish';
type AtDealer = { language: Language; location: LocationInForce };

type WishProps = { language: Language; wish: 'unsubscribe' | 'resume'; label: string };
const WishForm = ({ language, wish, label }: WishProps) => (
  <form method="post" action={`?lang=${language}`}>
    <input type="hidden" name={WISH} value={wish} />
    <button class={wish === 'resume' ? 'go quiet' : 'go'} type="submit">
      {label}
    </button>
  </form>
);

/** One question, one button. */
export const AskPage = ({ language, location }: AtDealer) => {
  const { ask } = UNSUBSCRIBE_TEXTS[language];
  return (
    <NoticePage language={language} owner={ownerOf(location)} heading={ask.heading} icon={<MutedIcon />}>
      <p>{ask.text(location.dealerName)}</p>
      <p>{ask.allChannels}</p>
      <WishForm language={language} wish="unsubscribe" label={ask.button} />
    </NoticePage>
  );
};

/** It is done; a wrong tap is taken back by another, unless the reader said it in another way than by this link. */
export const UnsubscribedPage = ({ language, location, canResume }: AtDealer & { canResume: boolean }) => {
  const { done, complained } = UNSUBSCRIBE_TEXTS[language];
  return (
    <NoticePage
      language={language}
      owner={ownerOf(location)}
      heading={done.heading}
      icon={<MutedIcon />}
      isDone
    >
      <p>{done.text(location.dealerName)}</p>
      {canResume ? (
        <>
          <p>{done.wrongTap}</p>
          <WishForm language={language} wish="resume" label={done.button} />
        </>
      ) : (
        <p>{complained(location.dealerName)}</p>
      )}
    </NoticePage>
  );
};

export const ResumedPage = ({ language, location }: AtDealer) => {
  const { again } = UNSUBSCRIBE_TEXTS[language];
  return (
    <NoticePage
      language={language}
      owner={ownerOf(location)}
      heading={again.heading}
      icon={<BellIcon />}
      isDone
    >
      <p>{again.text(location.dealerName)}</p>
    </NoticePage>
  );
};
