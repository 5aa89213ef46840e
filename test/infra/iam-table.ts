import * as z from 'zod';
import { asText, ofType, referenced, type Synthesized } from './synthesized.ts';

/* Who may do what, read from the templates: one line for each action on each resource. */

const oneOrMore = <T extends z.ZodType>(schema: T) =>
  z.union([z.array(schema), schema.transform((one) => [one])]);
const statementSchema = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMore(z.string()),
  Resource: oneOrMore(z.unknown()),
  Condition: z.unknown().optional(),
});
const documentSchema = z.object({ Statement: z.array(statementSchema) });
const policySchema = z.object({ PolicyDocument: documentSchema, Roles: z.array(z.unknown()) });

const roleSchema = z.looseObject({
  Policies: z.array(z.object({ PolicyDocument: documentSchema })).default([]),
});

export type Permission = { who: string; action: string; resource: string };

/** Every permission that a role of the stacks gives. */
export const permissionsOf = (templates: Synthesized, stage: string): Permission[] => {
  const owners = ownersOfRoles(templates, stage);
  const beside = ofType(templates, 'AWS::IAM::Policy').flatMap(([, { Properties }]) => {
    const { Roles, PolicyDocument } = policySchema.parse(Properties);
    return Roles.map((role) => ({ who: owners.get(referenced(role) ?? '') ?? asText(role), PolicyDocument }));
  });
  const inside = ofType(templates, 'AWS::IAM::Role').flatMap(([id, { Properties }]) =>
    roleSchema
      .parse(Properties)
      .Policies.map(({ PolicyDocument }) => ({ who: owners.get(id) ?? id, PolicyDocument })),
  );
  const rows = [...inside, ...beside].flatMap(({ who, PolicyDocument }) => {
    return PolicyDocument.Statement.flatMap(({ Effect, Action, Resource, Condition }) =>
      Action.flatMap((action) =>
        Resource.map((resource) => ({
          who,
          action: Effect === 'Deny' ? `NOT ${action}` : action,
          resource: `${readable(resource, templates, stage)}${Condition === undefined ? '' : ` if ${JSON.stringify(Condition)}`}`,
        })),
      ),
    );
  });
  return rows.toSorted(
    (a, b) =>
      compare(a.who, b.who) ||
      compare(a.action.replace('NOT ', ''), b.action.replace('NOT ', '')) ||
      compare(a.resource, b.resource),
  );
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whose role it is: the function, the state machine, or the role's own name. */
const ownersOfRoles = (templates: Synthesized, stage: string): Map<string, string> => {
  const owners = new Map<string, string>();
  for (const [type, property, name] of [
    ['AWS::Lambda::Function', 'Role', 'FunctionName'],
    ['AWS::StepFunctions::StateMachine', 'RoleArn', 'StateMachineName'],
  ] as const) {
    for (const [, { Properties }] of ofType(templates, type))
      owners.set(referenced(Properties[property]) ?? '', withoutStage(asText(Properties[name]), stage));
  }
  for (const [id, { Properties }] of ofType(templates, 'AWS::IAM::Role')) {
    if (Properties['RoleName'] !== undefined)
      owners.set(id, withoutStage(asText(Properties['RoleName']), stage));
  }
  return owners;
};

const withoutStage = (name: string, stage: string): string => name.replace(`kerbside-${stage}-`, '');

/** A resource without partition, region, account and stage, and with names instead of logical ids. */
const readable = (resource: unknown, templates: Synthesized, stage: string): string => {
  const text = asText(resource).replaceAll(/<(\w+)>/g, (_, id: string) => nameOf(id, templates));
  return text
    .replaceAll(/^arn:aws:([\w-]+):(eu-central-1)?:(<AWS::AccountId>)?:/g, '$1 ')
    .replaceAll(`kerbside-${stage}`, 'kerbside-<stage>')
    .replaceAll(`kerbside/${stage}`, 'kerbside/<stage>');
};

/** What a reference stands for, by the name that the resource has. */
const nameOf = (id: string, { resources }: Synthesized): string => {
  const resource = resources[id];
  if (!resource) return `<${id}>`;
  const names: Record<string, [string, string]> = {
    'AWS::Lambda::Function': ['function', 'FunctionName'],
    'AWS::Logs::LogGroup': ['log group', 'LogGroupName'],
    'AWS::SQS::Queue': ['sqs', 'QueueName'],
    'AWS::DynamoDB::GlobalTable': ['dynamodb table', 'TableName'],
  };
  const [kind, property] = names[resource.Type] ?? [];
  return kind !== undefined && property !== undefined
    ? `${kind} ${asText(resource.Properties[property])}`
    : `<${id}>`;
};

/** The permissions as an aligned table; a blank line before each new owner. */
export const tableOf = (permissions: readonly Permission[]): string => {
  const width = (pick: (permission: Permission) => string): number =>
    Math.max(...permissions.map((permission) => pick(permission).length));
  const [who, action] = [width((permission) => permission.who), width((permission) => permission.action)];
  const lines = permissions.map((permission, position) => {
    const line = `${permission.who.padEnd(who)} | ${permission.action.padEnd(action)} | ${permission.resource}`;
    return position > 0 && permissions[position - 1]?.who !== permission.who ? `\n${line}` : line;
  });
  return `${lines.join('\n')}\n`;
};
