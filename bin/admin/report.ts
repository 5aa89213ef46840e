import { AppError } from '../../shared/kernel/app-error.ts';
import type { Outcome } from './command.ts';
import type { Flag } from './flags.ts';

/** What a command did, as people read it; what is shown once stands at the end with a warning. */
export const outcomeText = ({ lines, shownOnce = [] }: Outcome): string =>
  [
    ...lines,
    ...(shownOnce.length === 0
      ? []
      : [
          '',
          'Shown once. Store it where it belongs now; it is not kept in a form that can be read again here.',
        ]),
    ...shownOnce.flatMap(({ name, value, goesTo }) => [`  ${name}: ${value}`, `    for ${goesTo}`]),
  ].join('\n');

/** The same for programs. */
export const outcomeJson = ({ data, shownOnce = [] }: Outcome): string =>
  JSON.stringify({ data, shownOnce }, null, 2);

/** What went wrong and what to do, every fault on a line of its own, by the flag that it comes from where there is one. */
export const faultText = (error: unknown, stage: string, flags: readonly Flag[] = []): string => {
  if (error instanceof AppError)
    return [
      error.message,
      ...(error.details.issues ?? []).map((issue) => `  ${sourceOf(issue.path, flags)}: ${issue.message}`),
    ].join('\n');
  return awsAdvice(error, stage) ?? (error instanceof Error ? (error.stack ?? error.message) : String(error));
};

const sourceOf = (path: string, flags: readonly Flag[]): string => {
  const flag = flags.find(({ to }) => path === to || path.startsWith(`${to}.`));
  return flag ? `--${flag.name} (${path})` : path || 'the command';
};

const awsAdvice = (error: unknown, stage: string): string | undefined => {
  if (!(error instanceof Error)) return undefined;
  const local = 'Is npm start running, and has it finished starting?';
  switch (error.name) {
    case 'CredentialsProviderError':
      return 'No AWS credentials were found. Expected those of the account of this stage: aws sso login, AWS_PROFILE=…, or environment variables.';
    case 'ExpiredTokenException':
    case 'ExpiredToken':
    case 'UnrecognizedClientException':
      return `AWS does not accept the credentials (${error.name}). Sign in again, or choose another profile: AWS_PROFILE=…`;
    case 'AccessDeniedException':
      return `AWS refused: ${error.message}. Expected credentials that may write to the table, the secrets and the staff pool of stage ${stage}.`;
    case 'ResourceNotFoundException':
      return `Something of stage ${stage} does not exist (${error.message}). ${stage === 'local' ? local : `Deploy it first: npx cdk deploy --all -c stage=${stage}`}`;
    default:
      return undefined;
  }
};
