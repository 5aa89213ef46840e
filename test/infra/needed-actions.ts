import { type BuildOptions, build } from 'esbuild';

/* What the code of a function calls, read from the code itself: the other half of the table of permissions. */

const settings = {
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  packages: 'external',
  treeShaking: true,
  metafile: true,
  outdir: 'unwritten',
  jsx: 'automatic',
  jsxImportSource: 'preact',
} as const satisfies BuildOptions;

/** Our own words for what becomes a call of AWS. `GetItem` is not among them: every `get` of a Map looks the same. */
const WORDS: [RegExp, string[]][] = [
  [/\.getMany\(/, ['dynamodb:BatchGetItem']],
  [/\.query\(/, ['dynamodb:Query']],
  [/\.findKeys\(/, ['dynamodb:Query of the index']],
  [/\.(removal|erasing)\(/, ['dynamodb:DeleteItem']],
  [/\.(creation|replacement|createOnce|change)\(/, ['dynamodb:PutItem']],
  [/workflow\.start\(/, ['states:StartExecution']],
  [/workflow\.(succeed|fail)\(/, ['states:SendTaskFailure', 'states:SendTaskSuccess']],
];

/** Commands of the SDK that are called directly. Those of tables and workflows stand behind our own words. */
const COMMANDS: Record<string, string> = {
  GetSecretValueCommand: 'secretsmanager:GetSecretValue',
  PutSecretValueCommand: 'secretsmanager:PutSecretValue',
  CreateSecretCommand: 'secretsmanager:CreateSecret',
  PublishCommand: 'sns:Publish',
  SendEmailCommand: 'ses:SendEmail',
  ListExecutionsCommand: 'states:ListExecutions',
  DescribeExecutionCommand: 'states:DescribeExecution',
  SendTextMessageCommand: 'sms-voice:SendTextMessage',
  SendWhatsAppMessageCommand: 'social-messaging:SendWhatsAppMessage',
  SendMessageBatchCommand: 'sqs:SendMessage',
  CreateScheduleCommand: 'scheduler:CreateSchedule',
  UpdateScheduleCommand: 'scheduler:UpdateSchedule',
  DeleteScheduleCommand: 'scheduler:DeleteSchedule',
  GetScheduleCommand: 'scheduler:GetSchedule',
  PutObjectCommand: 's3:PutObject',
  DeleteObjectCommand: 's3:DeleteObject',
  GetObjectCommand: 's3:GetObject',
  AdminCreateUserCommand: 'cognito-idp:AdminCreateUser',
  AdminGetUserCommand: 'cognito-idp:AdminGetUser',
};
const BEHIND_OUR_WORDS =
  /^(Get|Put|Delete|Query|BatchGet|TransactWrite|StartExecution|SendTaskSuccess|SendTaskFailure)Command$/;

/** The code of a function without what it does not use, and without the layer that turns our words into commands. */
const usedCode = async (source: string): Promise<string> => {
  const { outputFiles } = await build({ ...settings, entryPoints: [source] });
  const text = outputFiles.map((file) => file.text).join('\n');
  return text
    .split(/^(?=\/\/ (?:shared|functions)\/)/m)
    .filter((part) => !part.startsWith('// shared/table/'))
    .join('');
};

/** The actions that a function needs for what its code calls. Throws for a command that this file does not know. */
export const neededActions = async (source: string): Promise<string[]> => {
  const code = await usedCode(source);
  const byWord = WORDS.flatMap(([word, actions]) => (word.test(code) ? actions : []));
  // Where two files import a command, the bundle numbers the second one.
  const commands = [
    ...new Set([...code.matchAll(/\bnew (\w+Command)\d*\(/g)].map(([, command = '']) => command)),
  ];
  const byCommand = commands
    .filter((command) => !BEHIND_OUR_WORDS.test(command))
    .map((command) => {
      const action = COMMANDS[command];
      if (action === undefined)
        throw new Error(
          `${source} calls ${command}; say in test/infra/needed-actions.ts which permission that needs.`,
        );
      return action;
    });
  return [...new Set([...byWord, ...byCommand])].toSorted();
};
