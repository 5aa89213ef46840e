import { readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { EVENT_TYPES, eventSchema } from '../../../shared/events/catalogue.ts';
import { buildOpenApi, EXCLUDED_ROUTES } from '../../../shared/web/openapi.ts';
import { EVENT_EXAMPLES } from '../../../shared/web/openapi-examples.ts';
import { STAFF_ROUTES } from '../../../shared/web/staff-routes.ts';
import { problemSchema } from '../../../shared/web/problem.ts';

const document = JSON.parse(JSON.stringify(buildOpenApi()));

/** Every value in a document, with where it stands. */
const walk = (value: unknown, path: string[] = []): { path: string[]; value: unknown }[] => [
  { path, value },
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => walk(inner, [...path, name]))
    : []),
];
const all = walk(document);
const resolve = (ref: string): unknown =>
  ref
    .slice(2)
    .split('/')
    .reduce((at: unknown, name) => Object(at)[name.replaceAll('~1', '/').replaceAll('~0', '~')], document);

type Content = Record<string, { schema: { $ref: string }; examples: Record<string, { value: unknown }> }>;
type Operation = {
  operationId: string;
  responses: Record<string, { description: string; content?: Content }>;
  security?: Record<string, unknown>[];
  parameters?: { in: string; name: string }[];
  requestBody?: { content: Content };
};
const operations: { key: string; path: string; operation: Operation }[] = Object.entries<
  Record<string, Operation>
>(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({
    key: `${method.toUpperCase()} ${path}`,
    path,
    operation,
  })),
);
const operationOf = (key: string): Operation =>
  operations.find((candidate) => candidate.key === key)!.operation;

describe('the OpenAPI document', () => {
  it('B10 has every reference, every id once, and the shape that OpenAPI 3.1 asks for', () => {
    expect(document).toMatchObject({
      openapi: '3.1.1',
      info: { title: expect.any(String), version: expect.any(String) },
    });
    const references = all
      .filter(({ path, value }) => path.at(-1) === '$ref' && typeof value === 'string')
      .map(({ value }) => String(value));
    expect(references.length).toBeGreaterThan(30);
    for (const reference of references) expect(resolve(reference), reference).toBeTypeOf('object');
    const mappings = all.filter(({ path }) => path.at(-2) === 'mapping').map(({ value }) => String(value));
    for (const reference of mappings) expect(resolve(reference), reference).toBeTypeOf('object');
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { key, path, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = (operation.parameters ?? [])
        .filter((parameter) => parameter.in === 'path')
        .map(({ name }) => name);
      expect(declared.toSorted(), key).toEqual(inPath.toSorted());
      for (const [status, answer] of Object.entries(operation.responses)) {
        expect(status).toMatch(/^[2345]\d\d$/);
        expect(answer.description, `${key} ${status}`).toBeTruthy();
      }
      for (const scheme of (operation.security ?? []).flatMap((one) => Object.keys(one)))
        expect(document.components.securitySchemes).toHaveProperty(scheme);
    }
  });

  it('names no host: the server is filled in where it is served', () => {
    expect(document).not.toHaveProperty('servers');
    expect(JSON.stringify(document)).not.toMatch(/localhost|127\.0\.0\.1|amazonaws/);
  });

  it('B10 shows every event type, by the schemas that validate at the door', () => {
    const { schema, examples } = operationOf('POST /v1/partners/{partnerId}/events').requestBody!.content[
      'application/json'
    ]!;
    const union = resolve(schema.$ref) as {
      oneOf: { $ref: string }[];
      discriminator: { propertyName: string; mapping: Record<string, string> };
    };
    expect(union.oneOf).toHaveLength(9);
    expect(union.discriminator.propertyName).toBe('type');
    expect(Object.keys(union.discriminator.mapping)).toEqual([...EVENT_TYPES]);
    expect(Object.keys(examples)).toEqual([...EVENT_TYPES]);
    for (const type of EVENT_TYPES) {
      const shown = resolve(union.discriminator.mapping[type]!) as Record<string, unknown>;
      const validating = z.toJSONSchema(
        eventSchema.options.find((option) => option.shape.type.value === type)!,
        { io: 'input' },
      ) as Record<string, unknown>;
      expect(shown['properties'], type).toEqual(JSON.parse(JSON.stringify(validating['properties'])));
    }
  });

  it.each(EVENT_TYPES)('its example of %s is valid at the door', (type) => {
    expect(eventSchema.parse(EVENT_EXAMPLES[type].value)).toEqual(EVENT_EXAMPLES[type].value);
  });

  it('shows the signature headers and every answer of the door, each error with an example', () => {
    const post = operationOf('POST /v1/partners/{partnerId}/events');
    expect(post.parameters?.filter((parameter) => parameter.in === 'header').map(({ name }) => name)).toEqual(
      ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
    );
    expect(Object.keys(post.responses)).toEqual(
      expect.arrayContaining(['200', '202', '400', '401', '409', '413']),
    );
    for (const { key, operation } of operations) {
      for (const [status, answer] of Object.entries(operation.responses)) {
        const problem = answer.content?.['application/problem+json'];
        if (!problem) continue;
        const examples = Object.entries(problem.examples);
        expect(examples.length, key).toBeGreaterThan(0);
        for (const [code, { value }] of examples)
          expect(problemSchema.parse(value)).toMatchObject({ status: Number(status), code });
      }
    }
  });

  it('asks staff for their token and partners for theirs', () => {
    for (const key of Object.keys(STAFF_ROUTES))
      expect(operationOf(key).security, key).toEqual([{ staff: [] }]);
    expect(operationOf('GET /v1/partners/{partnerId}/events/{eventId}').security).toEqual([{ apiKey: [] }]);
  });
});

describe('what is in the document', () => {
  const filesIn = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => `${folder}/${file}`);
  const textOf = (folder: string): string =>
    filesIn(folder)
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
  /** The routes that API Gateway has, from the stacks, and those that the functions answer. */
  const routes = [
    ...Object.keys(STAFF_ROUTES),
    ...[...textOf('lib').matchAll(/'((?:GET|POST|PUT|DELETE) \/[^']+)'/g)].map(([, key]) => key!),
    ...[...textOf('functions').matchAll(/method: '(GET|POST|PUT|DELETE)',\s*path: '([^']+)'/g)].map(
      ([, method, path]) => `${method} ${path}`,
    ),
  ];
  const isExcluded = (key: string) =>
    EXCLUDED_ROUTES.some(({ path }) => (key.split(' ')[1] ?? '').startsWith(path));
  const documented = operations.map(({ key }) => key);

  it('B10 every route is in it or on the list of what is excluded', () => {
    expect(routes.length).toBeGreaterThan(15);
    expect(routes.filter((key) => !isExcluded(key) && !documented.includes(key))).toEqual([]);
  });

  it('nothing is both, nothing is in it that does not exist, and every exclusion has something to exclude', () => {
    expect(documented.filter(isExcluded)).toEqual([]);
    expect(documented.filter((key) => !routes.includes(key))).toEqual([]);
    for (const { path, why } of EXCLUDED_ROUTES) {
      expect(
        routes.some((key) => (key.split(' ')[1] ?? '').startsWith(path)),
        path,
      ).toBe(true);
      expect(why).toBeTruthy();
    }
  });
});
