import { parseArgs } from 'node:util';
import { AppError } from '../../shared/kernel/app-error.ts';

export type SendArguments = {
  file: string;
  partner: string | undefined;
  url: string | undefined;
  id: string | undefined;
  secret: string | undefined;
  apiKey: string | undefined;
  /** Set the event's timestamp to now. */
  now: boolean;
  /** Make it a visit that nobody has heard of. */
  new: boolean;
  watch: boolean;
};

export const SEND_USAGE = `npm run send -- FILE [flags]

Signs an event from a JSON file as a partner does (Standard Webhooks) and posts it. Examples are in examples/.

  --partner ID     the partner that sends; left out: the one of the local stage that may speak for the event's location
  --url URL        where the installation is; left out: what npm start runs
  --id ID          the webhook-id; the same id with the same body is a retry. Left out: a new one
  --now            set the event's timestamp to now (older events change nothing that is newer)
  --new            new ids for check-in, appointment, customer and vehicle, so that it is a new visit each time
  --watch          tell what becomes of it, until its messages are over
  --secret SECRET  the partner's signing secret, or KERBSIDE_SIGNING_SECRET
  --api-key KEY    the partner's API key for --watch, or KERBSIDE_API_KEY

  npm run send -- examples/checkin-start.json --now --new --watch
  KERBSIDE_SIGNING_SECRET=whsec_… npm run send -- event.json --url https://checkin.example.com --partner tjekvik`;

const FLAGS = {
  partner: { type: 'string' },
  url: { type: 'string' },
  id: { type: 'string' },
  secret: { type: 'string' },
  'api-key': { type: 'string' },
  now: { type: 'boolean', default: false },
  new: { type: 'boolean', default: false },
  watch: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** The arguments of `npm run send`; undefined when help is asked for. */
export const readSendArguments = (
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
): SendArguments | undefined => {
  const { values, positionals } = parse(argv);
  if (values.help) return undefined;
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0) {
    throw new AppError(
      'InvalidInput',
      'send.usage',
      `got ${positionals.length === 0 ? 'no file' : `"${positionals.join(' ')}"`}, expected exactly one JSON file with an event.\n\n${SEND_USAGE}`,
    );
  }
  return {
    file,
    partner: values.partner,
    url: values.url?.replace(/\/+$/, ''),
    id: values.id,
    secret: values.secret ?? env['KERBSIDE_SIGNING_SECRET'],
    apiKey: values['api-key'] ?? env['KERBSIDE_API_KEY'],
    now: values.now,
    new: values.new,
    watch: values.watch,
  };
};

const parse = (argv: readonly string[]) => {
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, options: FLAGS });
  } catch (error) {
    const [first = ''] = error instanceof Error ? error.message.split('\n') : [String(error)];
    throw new AppError(
      'InvalidInput',
      'send.usage',
      `${first.replace(/\.? ?To specify.*$/, '.')}\n\n${SEND_USAGE}`,
    );
  }
};
