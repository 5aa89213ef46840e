import * as z from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiResponseObject } from 'zod-openapi';
import { AppError, type ErrorKind, type Issue } from '../kernel/app-error.ts';
import { problemOf, problemSchema } from './problem.ts';

/* The parts that all operations of the OpenAPI document are made of. */

export type Operation = ZodOpenApiOperationObject;
type Answer = ZodOpenApiResponseObject;

/** One way to get an error: its code, what it says, and for faults in a body where they are. */
type Example = readonly [code: string, detail: string, issues?: Issue[]];

const REQUEST_ID = 'Zk1x2hM3liAEPdg=';

const exampleOf = (kind: ErrorKind, [code, detail, issues]: Example) => ({
  value: problemOf(new AppError(kind, code, detail, { details: issues ? { issues } : {} }), REQUEST_ID),
});

/** An error answer: a problem document, with an example for each way to get there. */
export const problemAnswer = (
  kind: ErrorKind,
  description: string,
  ...examples: readonly Example[]
): Answer => ({
  description,
  content: {
    'application/problem+json': {
      schema: problemSchema,
      examples: Object.fromEntries(examples.map((example) => [example[0], exampleOf(kind, example)])),
    },
  },
});

/** An answer with a body. */
export const jsonAnswer = (description: string, schema: z.ZodType): Answer => ({
  description,
  content: { 'application/json': { schema } },
});

/** What every door may answer when it is not the caller's fault. */
export const COMMON_ANSWERS = {
  '429': {
    description: 'Too many requests: repeat it later. Comes from the gateway, before anything is read.',
  },
  '500': problemAnswer('Defect', 'A fault of ours. Safe to repeat.', ['internal', '']),
  '503': problemAnswer('Unavailable', 'Something that we need does not answer. Safe to repeat.', [
    'aws.unavailable',
    'DynamoDB did not answer (TimeoutError); try again.',
  ]),
};

/** For lists that come in pages. */
export const cursorSchema = z.string().optional().meta({ description: 'The `cursor` of the page before.' });

/** What all operations of dealer staff have in common. */
export const FOR_STAFF = { tags: ['Staff'], security: [{ staff: [] }] };

/** Refused before anything is done: no sign-in, or not for this person. */
export const STAFF_REFUSALS = {
  '401': { description: 'No token, or none of ours. Comes from the gateway, before anything is read.' },
  '403': problemAnswer(
    'Forbidden',
    'The account belongs to no dealer, is suspended, or lacks the role.',
    [
      'staff.unknown',
      'This account belongs to no dealer, or is suspended. An admin of the dealer can change that.',
    ],
    [
      'role.missing',
      'This needs one of the roles network-admin, admin; you have mechanic. An admin of the dealer can change that.',
    ],
  ),
};

type StaffOperation = Pick<Operation, 'summary' | 'description' | 'requestParams'> & {
  operationId: string;
  /** What is sent, where something is. */
  body?: z.ZodType;
  /** What it answers by itself; a `403` or `429` takes the place of the one that all have. */
  answers: Readonly<Record<string, Answer>>;
};

/** An operation of dealer staff, with what all of them may answer. */
export const staffOperation = ({ body, answers, ...operation }: StaffOperation): Operation => ({
  ...FOR_STAFF,
  ...operation,
  ...(body === undefined
    ? {}
    : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
  responses: { ...STAFF_REFUSALS, ...COMMON_ANSWERS, ...answers },
});

/** The conflict of who saves what another one has saved meanwhile: `the rule`. */
export const changedMeanwhile = (code: string, what: string): Example => [
  code,
  `Somebody saved ${what} since you read it: you have version 1, there is version 2 (0: none). Read it again and put your changes into it.`,
];
