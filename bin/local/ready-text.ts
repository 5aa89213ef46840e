import type { Sandbox } from '../client/sandbox-file.ts';
import type { PlayedJourney } from './journey.ts';

/** Who can sign in to the console. The passwords are random ones of this machine, and open nothing else. */
const signInLines = ({ staff }: Sandbox): string =>
  staff
    .filter(({ roles }) => roles.includes('admin'))
    .map(({ email, password }) => `                         ${email}  ${password}`)
    .join('\n');

/** What stands on the screen when all is ready: what happened, where to look, what to do next. */
export const readyText = ({
  sandbox,
  timeline,
  journey,
  seconds,
}: {
  sandbox: Sandbox;
  timeline: readonly string[];
  journey: PlayedJourney;
  seconds: number;
}): string => `
A customer of the London dealer was invited to check in:
${timeline.join('\n')}

Ready after ${seconds.toFixed(0)} s.

  The customer's phone   ${sandbox.phone}/${journey.mobile.replace('+', '')}  (open the link, answer, say STOP)
  The check-in page      ${journey.link ?? `${sandbox.baseUrl}/c/…`}
  The staff console      ${sandbox.baseUrl}/console
${signInLines(sandbox)}
  All phones             ${sandbox.phone}
  Mail                   ${sandbox.mail}
  API documents          ${sandbox.docs}

  npm run demo                                     six stories side by side, and one that takes days
  npm run send -- examples/checkin-start.json --now --new --watch
  npm run admin -- help                            dealers, partners, rules, channels, staff
  Access data of partners and of all staff: .local/sandbox.json

Ctrl-C stops everything and keeps the data.
`;
