import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { addStacks } from '../../lib/kerbside.ts';
import { type Stage, stageConfig } from '../../lib/stage-config.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';

/* The templates of all stages, each synthesized once for all infra tests, with bundles that are empty. */

/** A folder like `dist` in which every function has a bundle that does nothing. */
const placeholderDist = (): string => {
  const dist = mkdtempSync(join(tmpdir(), 'dist-'));
  for (const name of Object.keys(ENVIRONMENTS)) {
    mkdirSync(join(dist, name), { recursive: true });
    writeFileSync(join(dist, name, 'index.mjs'), 'export const handler = async () => ({});\n');
  }
  return dist;
};

let dist: string | undefined;

/** The feature flags of cdk.json: an app that a test makes must behave as the one that the CDK runs. */
const flags = (): Record<string, unknown> =>
  z.object({ context: z.record(z.string(), z.unknown()) }).parse(JSON.parse(readFileSync('cdk.json', 'utf8')))
    .context;

/** An app with the stacks of a stage, not synthesized yet. */
export const appOf = (stage: Stage, context: Record<string, string> = {}) => {
  dist ??= placeholderDist();
  const app = new App({ context: flags(), outdir: mkdtempSync(join(tmpdir(), 'cdk-')) });
  return { app, ...addStacks(app, stageConfig({ stage, dist, ...context })) };
};

const resourceSchema = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  Metadata: z.record(z.string(), z.unknown()).optional(),
  DeletionPolicy: z.string().optional(),
});
export type Resource = z.infer<typeof resourceSchema>;
const templateSchema = z.looseObject({ Resources: z.record(z.string(), resourceSchema) });

export type Synthesized = {
  data: Template;
  service: Template;
  ops: Template | undefined;
  /** All resources of all stacks by logical id; the ids of different stacks do not collide (checked). */
  resources: Record<string, Resource>;
  /** Where the templates lie as files. */
  files: string[];
};

/** What can be switched on is on, where the stage can have it. */
export const everything = (stage: Stage): Record<string, string> =>
  stage === 'local' ? {} : { snsSmsStatus: 'true' };

const synthesize = (stage: Stage, context: Record<string, string>): Synthesized => {
  const { app, data, service, ops } = appOf(stage, { ...everything(stage), ...context });
  const assembly = app.synth();
  const artifacts = [data, service, ...(ops ? [ops] : [])].map((stack) =>
    assembly.getStackArtifact(stack.artifactId),
  );
  const [dataTemplate, serviceTemplate, opsTemplate] = artifacts.map(({ template }) =>
    Template.fromJSON(template),
  );
  if (!dataTemplate || !serviceTemplate)
    throw new Error('The data or the service stack was not synthesized.');
  const entries = artifacts.flatMap(({ template }) =>
    Object.entries(templateSchema.parse(template).Resources),
  );
  const own = entries.filter(([id]) => !id.startsWith('CDKMetadata'));
  const resources = Object.fromEntries(own);
  if (Object.keys(resources).length !== own.length) throw new Error('Two stacks use the same logical id.');
  return {
    data: dataTemplate,
    service: serviceTemplate,
    ops: opsTemplate,
    resources,
    files: artifacts.map(({ templateFullPath }) => templateFullPath),
  };
};

const cache = new Map<string, Synthesized>();

/** The templates of a stage, with what else is passed by -c. */
export const synthesized = (stage: Stage, context: Record<string, string> = {}): Synthesized => {
  const name = JSON.stringify([stage, context]);
  const known = cache.get(name) ?? synthesize(stage, context);
  cache.set(name, known);
  return known;
};

/** A domain whose certificate and records are made in a zone of ours. */
export const OWN_DOMAIN = {
  domainName: 'checkin.example.com',
  hostedZoneId: 'Z0123456789ABC',
  hostedZoneName: 'example.com',
};

/** The resources of a type, with their logical ids. */
export const ofType = ({ resources }: Pick<Synthesized, 'resources'>, type: string): [string, Resource][] =>
  Object.entries(resources).filter(([, resource]) => resource.Type === type);

const referenceSchema = z.union([
  z.strictObject({ Ref: z.string() }).transform(({ Ref }) => Ref),
  z
    .strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) })
    .transform((get) => get['Fn::GetAtt'][0]),
]);

/** The logical id that a Ref or GetAtt names; undefined for anything else. */
export const referenced = (value: unknown): string | undefined => referenceSchema.safeParse(value).data;

const joinSchema = z.strictObject({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) });
const subSchema = z.strictObject({ 'Fn::Sub': z.string() });
const importSchema = z.strictObject({ 'Fn::ImportValue': z.string() });

/** A value of a template as one text, with `<logical id>` or `<pseudo parameter>` for what only AWS knows. */
export const asText = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const joined = joinSchema.safeParse(value).data;
  if (joined) return joined['Fn::Join'][1].map(asText).join(joined['Fn::Join'][0]);
  const sub = subSchema.safeParse(value).data;
  if (sub) return sub['Fn::Sub'].replaceAll(/\$\{([^}]+)\}/g, '<$1>');
  const imported = importSchema.safeParse(value).data;
  if (imported) return `<${imported['Fn::ImportValue']}>`;
  const id = referenced(value);
  return id === undefined ? JSON.stringify(value) : `<${id}>`;
};
