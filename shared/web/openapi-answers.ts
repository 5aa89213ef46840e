import type { ZodOpenApiOperationObject, ZodOpenApiResponseObject } from 'zod-openapi';
import type { ErrorKind } from '../kernel/app-error.ts';
import { HTTP_STATUS, type Problem, problemSchema, TITLES } from './problem.ts';

/* The parts that all operations of the OpenAPI document are made of. */

export type Operation = ZodOpenApiOperationObject;
export type Answer = ZodOpenApiResponseObject;

type Example = Pick<Problem, 'code' | 'detail'> & Pick<Partial<Problem>, 'issues'>;

/** An error answer: a problem document, with an example for each way to get there. */
export const problemAnswer = (kind: ErrorKind, description: string, ...examples: readonly Example[]): Answer => ({
  description,
  content: {
    'application/problem+json': {
      schema: problemSchema,
      examples: Object.fromEntries(
        examples.map((example) => [
          example.code,
          { value: { type: 'about:blank', title: TITLES[kind], status: HTTP_STATUS[kind], requestId: 'Zk1x2hM3liAEPdg=', ...example } satisfies Problem },
        ]),
      ),
    },
  },
});

export const UNKNOWN_DOOR = { code: 'internal', detail: 'Something went wrong on our side. Try again later, or tell us the reference Zk1x2hM3liAEPdg=.' };

/** What every door may answer when it is not the caller's fault. Safe to repeat. */
export const COMMON_ANSWERS = {
  '429': { description: 'Too many requests. Repeat it later, with the same `webhook-id` where there is one.' },
  '500': problemAnswer('Defect', 'A fault of ours. Safe to repeat.', UNKNOWN_DOOR),
  '503': problemAnswer('Unavailable', 'Something that we need does not answer. Safe to repeat.', { code: 'aws.unavailable', detail: 'DynamoDB did not answer (TimeoutError); try again.' }),
} as const;
