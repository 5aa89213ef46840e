import { parseArgs } from 'node:util';
import { STAGES, type Stage } from '../../lib/stage-config.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import type { AdminCommand } from './command.ts';

export type AdminCall = {
  command: AdminCommand;
  stage: Stage;
  json: boolean;
  /** A JSON file with the command, or `-` for the standard input; flags come on top of it. */
  file: string | undefined;
  baseUrl: string | undefined;
  given: Readonly<Record<string, readonly string[] | boolean | undefined>>;
};

/** What the arguments ask for: a command, or help about everything, a noun, or one command. */
export type Arguments = { kind: 'help'; commands: readonly AdminCommand[] } | ({ kind: 'run' } & AdminCall);

/** Flags that every command has. */
export const COMMON_FLAGS = [
  {
    name: 'stage',
    value: STAGES.join('|'),
    says: 'local (the default) is what npm start runs; the others use your AWS credentials',
  },
  {
    name: 'file',
    value: 'FILE',
    says: 'JSON file with the command, - for the standard input; flags come on top of it',
  },
  { name: 'base-url', value: 'URL', says: 'where the stage is reached, for the addresses that are shown' },
  { name: 'json', says: 'answer as JSON, for programs' },
  { name: 'help', says: 'this help' },
] as const;

const usage = (message: string): AppError => new AppError('InvalidInput', 'admin.usage', message);

/** Reads `<noun> <verb> [--flags]`. Errors name what came, what is there to choose from, and the help. */
export const readArguments = (argv: readonly string[], commands: readonly AdminCommand[]): Arguments => {
  const [noun, verb] = argv.filter((argument) => !argument.startsWith('-'));
  const wantsHelp = argv.includes('--help') || argv.includes('-h') || noun === 'help';
  if (noun === undefined || noun === 'help') return { kind: 'help', commands };
  const ofNoun = commands.filter((command) => command.noun === noun);
  if (ofNoun.length === 0)
    throw usage(
      `got "${noun}", expected one of ${[...new Set(commands.map((command) => command.noun))].join(', ')}. See npm run admin -- help`,
    );
  const command = ofNoun.find((candidate) => candidate.verb === verb);
  if (wantsHelp || verb === undefined) return { kind: 'help', commands: command ? [command] : ofNoun };
  if (!command)
    throw usage(
      `got "${noun} ${verb}", expected ${noun} and one of ${ofNoun.map((candidate) => candidate.verb).join(', ')}. See npm run admin -- ${noun} --help`,
    );
  return { kind: 'run', command, ...readFlags(argv, command) };
};

const readFlags = (argv: readonly string[], command: AdminCommand): Omit<AdminCall, 'command'> => {
  const own = command.flags.map(
    (flag) =>
      [
        flag.name,
        flag.value === undefined ? { type: 'boolean' as const } : { type: 'string' as const, multiple: true },
      ] as const,
  );
  const { values, positionals } = parse(argv, command, {
    ...Object.fromEntries(own),
    stage: { type: 'string' },
    file: { type: 'string' },
    'base-url': { type: 'string' },
    json: { type: 'boolean' },
  });
  if (positionals.length > 2)
    throw usage(
      `got "${positionals.slice(2).join(' ')}" after ${command.noun} ${command.verb}, expected flags only. Values with spaces need quotes. See npm run admin -- ${command.noun} ${command.verb} --help`,
    );
  const given = Object.fromEntries(command.flags.map(({ name }) => [name, listOf(values[name])]));
  for (const { name, many } of command.flags) {
    const value = given[name];
    if (Array.isArray(value) && value.length > 1 && !many)
      throw usage(`got --${name} ${value.length} times, expected it once.`);
  }
  return {
    given,
    stage: readStage(textOf(values['stage'])),
    file: textOf(values['file']),
    baseUrl: textOf(values['base-url'])?.replace(/\/+$/, ''),
    json: values['json'] === true,
  };
};

type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

const parse = (
  argv: readonly string[],
  command: AdminCommand,
  options: NonNullable<Parameters<typeof parseArgs>[0]>['options'],
): { values: Values; positionals: string[] } => {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: options ?? {},
      allowPositionals: true,
      strict: true,
    });
    return { values, positionals };
  } catch (error) {
    const [first = ''] = error instanceof Error ? error.message.split('\n') : [String(error)];
    throw usage(
      `${first.replace(/\.? ?To specify.*$/, '.')} See npm run admin -- ${command.noun} ${command.verb} --help`,
    );
  }
};

const listOf = (value: Values[string]): readonly string[] | boolean | undefined =>
  Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : value;

const textOf = (value: Values[string]): string | undefined => (typeof value === 'string' ? value : undefined);

const readStage = (text = 'local'): Stage => {
  const stage = STAGES.find((candidate) => candidate === text);
  if (stage) return stage;
  throw usage(`got --stage "${text}", expected one of ${STAGES.join(', ')}.`);
};
