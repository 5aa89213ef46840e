import { parseArgs } from 'node:util';
import { LARGEST_DAY, type Scale } from '../../lib/quota-model.ts';
import { STAGES, type Stage } from '../../lib/stage-config.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import type { Wanted } from './tenants.ts';

export type DoctorCall = {
  stage: Stage;
  json: boolean;
  wanted: Wanted;
  scale: Scale;
  baseUrl: string | undefined;
};

export const DOCTOR_HELP = `npm run doctor -- [--stage local|sandbox|prod] [--flags]

Checks what deployments die of and says what to do. It reads and asks only; it changes nothing and shows no secret.
Ends with 1 when something must be mended.

  --stage STAGE        local (the default) is what npm start runs; the others use your AWS credentials
  --dealer ID          this dealer only (repeatable); left out: every dealer that a partner or a secret names
  --partner ID         this partner only (repeatable)
  --network-size N     for how many dealers, with 40 visits a day, the quotas must do (${LARGEST_DAY.dealers})
  --base-url URL       where the stage is reached; left out: as the stacks say
  --json               answer as JSON, for programs`;

const usage = (message: string): AppError =>
  new AppError('InvalidInput', 'doctor.usage', `${message} See npm run doctor -- --help`);

/** Reads the flags; undefined when the help is asked for. */
export const readDoctorArguments = (argv: readonly string[]): DoctorCall | undefined => {
  const values = parse(argv);
  if (values.help) return undefined;
  const stage = STAGES.find((candidate) => candidate === values.stage);
  if (!stage) throw usage(`got --stage "${values.stage}", expected one of ${STAGES.join(', ')}.`);
  const size = values['network-size'];
  if (size !== undefined && !/^[1-9]\d{0,6}$/.test(size))
    throw usage(`got --network-size "${size}", expected a number of dealers from 1 to 9999999.`);
  return {
    stage,
    json: values.json,
    wanted: { dealers: values.dealer, partners: values.partner },
    scale: size === undefined ? LARGEST_DAY : { ...LARGEST_DAY, dealers: Number(size) },
    baseUrl: readUrl(values['base-url']),
  };
};

const parse = (argv: readonly string[]) => {
  try {
    return parseArgs({
      args: [...argv],
      strict: true,
      options: {
        stage: { type: 'string', default: 'local' },
        dealer: { type: 'string', multiple: true, default: [] },
        partner: { type: 'string', multiple: true, default: [] },
        'network-size': { type: 'string' },
        'base-url': { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    const [first = ''] = error instanceof Error ? error.message.split('\n') : [];
    throw usage(first.replace(/\.? ?To specify.*$/, '.'));
  }
};

const readUrl = (text: string | undefined): string | undefined => {
  if (text === undefined) return undefined;
  if (/^https?:$/.test(URL.parse(text)?.protocol ?? '')) return text.replace(/\/+$/, '');
  throw usage(`got --base-url "${text}", expected a URL such as https://checkin.example.com.`);
};
