import type { Sandbox } from '../client/sandbox-file.ts';

/** What stands on the screen when all is ready: what happened, where to look, what to do next. */
export const readyText = ({ sandbox, journey, mobile, seconds }: { sandbox: Sandbox; journey: readonly string[]; mobile: string; seconds: number }): string => `
A customer of the London dealer was invited to check in:
${journey.join('\n')}

Ready after ${seconds.toFixed(0)} s.

  The customer's phone   ${sandbox.phone}/${mobile.replace('+', '')}  (open the link, answer, say STOP)
  All phones             ${sandbox.phone}
  Mail                   ${sandbox.mail}
  API documents          ${sandbox.docs}
  Site                   ${sandbox.baseUrl}

  npm run demo                                     four stories side by side
  npm run send -- examples/checkin-start.json --now --new --watch
  npm run admin -- help                            dealers, partners, rules, channels, staff
  Access data of partners and staff: .local/sandbox.json

Ctrl-C stops everything and keeps the data.
`;
