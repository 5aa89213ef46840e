import SwaggerParser from '@apidevtools/swagger-parser';
import * as z from 'zod';
import { buildOpenApi } from '../../../shared/web/openapi.ts';

/* The OpenAPI document as a fuzzer needs it: what may be asked at each door, and what may be answered. */

export type Schema = { [name: string]: unknown };
export type Place = 'path' | 'query' | 'header';
export type Parameter = { name: string; in: Place; isRequired: boolean; schema: Schema };
export type Body = {
  schema: Schema;
  examples: unknown[];
  /** Whether a value fits the documented schema. */
  isValid: (value: unknown) => boolean;
  /** True where the document takes any JSON: doors for vendors, who send what they like. */
  isOpen: boolean;
};
export type Operation = {
  /** `POST /v1/partners/{partnerId}/events`. */
  key: string;
  operationId: string;
  method: string;
  path: string;
  parameters: Parameter[];
  body?: Body;
  /** The names of the security schemes that the caller needs. */
  schemes: string[];
  /** What is wrong with an answer by the document; undefined for a documented one. */
  complaintAbout: (answer: Answer) => string | undefined;
};
export type Answer = { status: number; contentType: string; text: string };

const schemaSchema = z.record(z.string(), z.unknown());
const contentSchema = z.record(
  z.string(),
  z.object({
    schema: schemaSchema,
    example: z.unknown().optional(),
    examples: z.record(z.string(), z.object({ value: z.unknown() })).optional(),
  }),
);
const operationSchema = z.object({
  operationId: z.string(),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.enum(['path', 'query', 'header']),
        required: z.boolean().default(false),
        schema: schemaSchema,
      }),
    )
    .default([]),
  requestBody: z.object({ content: contentSchema }).optional(),
  responses: z.record(z.string(), z.object({ content: contentSchema.optional() })),
  security: z.array(z.record(z.string(), z.unknown())).default([]),
});
const documentSchema = z.object({ paths: z.record(z.string(), z.record(z.string(), operationSchema)) });

/** Every operation of the document, references resolved. Fails when the document is not valid OpenAPI 3.1. */
export const readOperations = async (): Promise<Operation[]> => {
  // Through JSON, since what is served is JSON; and each time anew, since the parser changes what it is given.
  const served = (): never => JSON.parse(JSON.stringify(buildOpenApi())) as never;
  await SwaggerParser.validate(served());
  const { paths } = documentSchema.parse(await SwaggerParser.dereference(served()));
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      key: `${method.toUpperCase()} ${path}`,
      operationId: operation.operationId,
      method: method.toUpperCase(),
      path,
      parameters: operation.parameters.map(({ required, ...rest }) => ({ ...rest, isRequired: required })),
      ...bodyOf(operation),
      schemes: operation.security.flatMap((one) => Object.keys(one)),
      complaintAbout: judgeOf(operation),
    })),
  );
};

const bodyOf = ({ requestBody }: z.infer<typeof operationSchema>): { body?: Body } => {
  const content = requestBody?.content['application/json'];
  if (!content) return {};
  const schema = z.fromJSONSchema(content.schema);
  return {
    body: {
      schema: content.schema,
      examples: Object.values(content.examples ?? {}).map(({ value }) => value),
      isValid: (value) => schema.safeParse(value).success,
      isOpen: Object.keys(content.schema).length === 0,
    },
  };
};

const judgeOf = ({ responses }: z.infer<typeof operationSchema>): Operation['complaintAbout'] => {
  const documented = new Map(
    Object.entries(responses).map(([status, { content }]) => [
      status,
      content &&
        new Map(Object.entries(content).map(([type, { schema }]) => [type, z.fromJSONSchema(schema)])),
    ]),
  );
  return ({ status, contentType, text }) => {
    if (status >= 500) return `a ${status}`;
    const types = documented.get(String(status));
    if (!documented.has(String(status))) return `the status ${status}, which is not documented`;
    // Without content it is an answer of the gateway, and nothing is said about its body.
    if (!types) return undefined;
    const schema = types.get(contentType.split(';')[0] ?? '');
    if (!schema) return `${contentType} with ${status}; documented: ${[...types.keys()].join(', ')}`;
    const value = contentType.includes('json') ? parsed(text) : text;
    const { error } = schema.safeParse(value);
    return error && `a body that is not as documented: ${z.prettifyError(error)}`;
  };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
