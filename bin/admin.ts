/** `npm run admin -- <noun> <verb> [--flags]`: sets up networks, dealers, partners, rules, channels and staff, and looks after events. */
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { AppError } from '../shared/kernel/app-error.ts';
import { type AdminCall, readArguments } from './admin/arguments.ts';
import { COMMANDS } from './admin/commands.ts';
import { adminContext } from './admin/context.ts';
import { commandFromFlags, type Flag } from './admin/flags.ts';
import { helpText } from './admin/help.ts';
import { faultText, outcomeJson, outcomeText } from './admin/report.ts';
import { useLocalAws } from './admin/use-local-aws.ts';

const fileSchema = z.record(z.string(), z.unknown());

const readCommandFile = async (file: string): Promise<Record<string, unknown>> => {
  const content =
    file === '-'
      ? await text(process.stdin)
      : await readFile(file, 'utf8').catch((error: unknown) => {
          throw new AppError(
            'InvalidInput',
            'admin.file_unreadable',
            `The file ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}. Expected a JSON file, or - for the standard input.`,
          );
        });
  try {
    return fileSchema.parse(JSON.parse(content));
  } catch {
    throw new AppError(
      'InvalidInput',
      'admin.file_invalid',
      `${file === '-' ? 'The standard input' : `The file ${file}`} does not hold a JSON object. Expected one such as {"dealerId": "00027", "name": "Autohaus Muster"}.`,
    );
  }
};

const runCommand = async ({ command, stage, json, file, baseUrl, given }: AdminCall): Promise<void> => {
  const input = commandFromFlags(command.flags, given, file === undefined ? {} : await readCommandFile(file));
  const site = stage === 'local' ? await useLocalAws() : undefined;
  const outcome = await command.run(adminContext(stage, baseUrl ?? site), input);
  console.log(json ? outcomeJson(outcome) : outcomeText(outcome));
};

let asked: { stage: string; flags: readonly Flag[] } = { stage: 'local', flags: [] };
try {
  const call = readArguments(process.argv.slice(2), COMMANDS);
  if (call.kind === 'help') console.log(helpText(call.commands, COMMANDS));
  else {
    asked = { stage: call.stage, flags: call.command.flags };
    await runCommand(call);
  }
} catch (error) {
  console.error(faultText(error, asked.stage, asked.flags));
  process.exitCode = 1;
}
