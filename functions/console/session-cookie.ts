import { SESSION_HOURS } from '../../shared/dealers/staff-session-store.ts';
import { type Language, LANGUAGES } from '../../shared/kernel/language.ts';
import type { HttpRequest } from '../../shared/web/http.ts';

/* The cookies of the console. `__Host-` binds them to this host and to TLS; browsers take them on a loopback address, too. Lax, so that a link in a mail leads to the page and not to the sign-in. */

const SESSION = '__Host-kerbside';
const ATTEMPT = '__Host-kerbside-sign-in';
const LANGUAGE = '__Host-kerbside-language';

/** Long enough for a forgotten password, short enough for a desk that others use. */
const ATTEMPT_SECONDS = 15 * 60;
const YEAR_SECONDS = 365 * 24 * 3600;

const cookie = (name: string, value: string, seconds: number): string =>
  `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${seconds}`;

export const sessionCookie = (token: string): string => cookie(SESSION, token, SESSION_HOURS * 3600);
export const noSessionCookie = cookie(SESSION, '', 0);
export const attemptCookie = (value: string): string => cookie(ATTEMPT, value, ATTEMPT_SECONDS);
export const noAttemptCookie = cookie(ATTEMPT, '', 0);
export const languageCookie = (language: Language): string => cookie(LANGUAGE, language, YEAR_SECONDS);

type Cookies = Pick<HttpRequest, 'cookies'>;
export const sessionTokenOf = ({ cookies }: Cookies): string => cookies[SESSION] ?? '';
export const attemptOf = ({ cookies }: Cookies): string => cookies[ATTEMPT] ?? '';
export const chosenLanguageOf = ({ cookies }: Cookies): Language | undefined =>
  LANGUAGES.find((language) => language === cookies[LANGUAGE]);
