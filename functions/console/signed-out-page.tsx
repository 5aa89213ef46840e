import type { Language } from '../../shared/kernel/language.ts';
import { BarePage, LanguageForm } from './console-page.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';

export const SignedOutPage = ({ language }: { language: Language }) => {
  const { signedOut, signIn } = CONSOLE_TEXTS[language];
  return (
    <BarePage language={language} title={signedOut.heading}>
      <h1>{signedOut.heading}</h1>
      <p>{signedOut.text}</p>
      <p>
        <a class="go" href="/console/sign-in">
          {signIn}
        </a>
      </p>
      <LanguageForm language={language} back="/console/signed-out" />
    </BarePage>
  );
};
