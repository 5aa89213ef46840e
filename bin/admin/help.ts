import { COMMON_FLAGS } from './arguments.ts';
import type { AdminCommand } from './command.ts';

type Line = { name: string; value?: string; says: string };

/** The help: a list of all commands, or flags and examples of those that were asked for. */
export const helpText = (commands: readonly AdminCommand[], all: readonly AdminCommand[]): string =>
  commands.length === all.length
    ? overview(all)
    : [...commands.map(details), section('Flags of every command', COMMON_FLAGS)].join('\n\n');

const overview = (commands: readonly AdminCommand[]): string => {
  const width = Math.max(...commands.map(({ noun, verb }) => noun.length + verb.length)) + 1;
  const nouns = [...new Set(commands.map(({ noun }) => noun))];
  const blocks = nouns.map((noun) =>
    commands
      .filter((command) => command.noun === noun)
      .map(({ verb, says }) => `  ${`${noun} ${verb}`.padEnd(width)}  ${says}`)
      .join('\n'),
  );
  return [
    'npm run admin -- <noun> <verb> [--flags] [--stage local|sandbox|prod]',
    ...blocks,
    'Saving twice is an update; what is left out stays as it was. Flags and examples: npm run admin -- <noun> <verb> --help',
  ].join('\n\n');
};

const details = ({ noun, verb, says, flags, examples }: AdminCommand): string =>
  [
    `npm run admin -- ${noun} ${verb}${flags.length === 0 ? '' : ' [--flags]'}\n${says}.`,
    ...(flags.length === 0 ? [] : [section('Flags', flags)]),
    `Examples\n${examples.map((example) => `  npm run admin -- ${example}`).join('\n')}`,
  ].join('\n\n');

const section = (title: string, lines: readonly Line[]): string => {
  const left = lines.map(({ name, value }) => `--${name}${value === undefined ? '' : ` ${value}`}`);
  const width = Math.min(36, Math.max(...left.map(({ length }) => length)));
  return `${title}\n${lines.map(({ says }, at) => `  ${(left[at] ?? '').padEnd(width)}  ${says}`).join('\n')}`;
};
