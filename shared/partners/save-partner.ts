import * as z from 'zod';
import { locations } from '../dealers/dealer-store.ts';
import { idSchema, locationSchema } from '../dealers/dealer.ts';
import { type SaveDeps, type Saved, saveItem } from '../dealers/save-item.ts';
import { AppError } from '../kernel/app-error.ts';
import { sha256Hex } from '../kernel/digest.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import { partnerSecretName } from '../platform/secret-names.ts';
import type { SecretStore } from '../platform/secret-store.ts';
import { readSecretAs } from '../platform/secrets.ts';
import type { Stored } from '../table/entity.ts';
import { dealersOf, type Partner, partnerSchema, partnerSecretSchema } from './partner.ts';
import { dealerPartners, partners } from './partner-store.ts';

export type SavePartnerDeps = SaveDeps & {
  secrets: SecretStore;
  /** `kerbside/<stage>`. */
  secretPrefix: string;
  newSecret: () => string;
  newSigningSecret: () => string;
  /** Our event types, which aliases point to. */
  eventTypes: readonly string[];
  /** The partner name under which our own pages speak; no partner can have it. */
  ownPartner: string;
};

/** What was made now and is shown once: nobody can read the API key again, and the signing secret only in Secrets Manager. */
export type SavedPartner = Saved<Partner> & { apiKey?: string; signingSecret?: string };

const place = locationSchema.pick({ dealerId: true, locationId: true });
const commandSchema = z.strictObject({
  partnerId: idSchema,
  name: partnerSchema.shape.name.optional(),
  status: partnerSchema.shape.status.optional(),
  /** Locations for which the partner may send events from now on, and no longer. */
  grant: z.array(place).max(500).default([]),
  revoke: z.array(place).max(500).default([]),
  /** The partner's own event names and what we call them; added to those that are there. */
  aliases: z.record(z.string().min(1).max(100), z.string()).default({}),
  removeAliases: z.array(z.string()).default([]),
  /** null: the partner has no check-in app any more. */
  checkInBaseUrl: partnerSchema.shape.checkInBaseUrl
    .unwrap()
    .refine(
      (url) => /[/=]$/.test(url),
      'must end with / or =, because the slug of a check-in is appended to it',
    )
    .nullable()
    .optional(),
});
type Command = z.output<typeof commandSchema>;

/**
 * Makes a partner with its signing secret and API key, or changes it; what the command leaves out stays, secrets too
 * (those are changed by rotation). Errors: InvalidInput with issues, NotFound `location.unknown`.
 */
export const savePartner = async (deps: SavePartnerDeps, command: unknown): Promise<SavedPartner> => {
  const wanted = parseCommand(commandSchema, 'partner.invalid', 'The partner', command);
  checkPartnerId(deps, wanted);
  checkAliases(deps, wanted);
  await checkLocations(deps, wanted);
  const signingSecret = await ensureSigningSecret(deps, wanted.partnerId);
  const apiKey = `kb_${deps.newSecret()}`;
  await noteDealers(deps, wanted);
  const saved = await saveItem(deps, {
    store: partners,
    shape: partnerSchema,
    parts: { partnerId: wanted.partnerId },
    noun: 'partner',
    decide: (current) => ({
      ...patched(current, wanted),
      apiKeyDigest: current?.apiKeyDigest ?? sha256Hex(apiKey),
    }),
  });
  return {
    ...saved,
    changes: saved.changes.filter(({ path }) => path !== 'apiKeyDigest'),
    ...(saved.result === 'created' ? { apiKey } : {}),
    ...(signingSecret === undefined ? {} : { signingSecret }),
  };
};

/** Before the partner itself, so that no dealer misses a partner that acts for it; one too many is only a hint in vain. */
const noteDealers = async ({ table, now }: SavePartnerDeps, { partnerId, grant }: Command): Promise<void> => {
  const current = await partners.get(table, { partnerId });
  for (const dealerId of dealersOf({ locations: [...(current?.locations ?? []), ...grant] }))
    await dealerPartners.createOnce(table, { dealerId, partnerId }, now());
};

const patched = (current: Stored<Partner> | undefined, wanted: Command): Record<string, unknown> => {
  const {
    partnerId,
    grant,
    revoke,
    removeAliases,
    checkInBaseUrl = current?.checkInBaseUrl ?? null,
  } = wanted;
  const granted = new Map([...(current?.locations ?? []), ...grant].map((entry) => [nameOf(entry), entry]));
  for (const entry of revoke) granted.delete(nameOf(entry));
  const aliases = { ...current?.aliases, ...wanted.aliases };
  for (const alias of removeAliases) delete aliases[alias];
  return {
    partnerId,
    name: wanted.name ?? current?.name,
    locations: [...granted.values()],
    aliases,
    ...(checkInBaseUrl === null ? {} : { checkInBaseUrl }),
    ...(current?.secretsChangedAt === undefined ? {} : { secretsChangedAt: current.secretsChangedAt }),
    status: wanted.status ?? current?.status ?? 'active',
  };
};

const nameOf = ({ dealerId, locationId }: z.output<typeof place>): string => `${dealerId}/${locationId}`;

const invalid = (path: string, message: string): AppError =>
  new AppError('InvalidInput', 'partner.invalid', `The partner is not valid: ${path}: ${message}`, {
    details: { issues: [{ path, message }] },
  });

const checkPartnerId = ({ ownPartner }: SavePartnerDeps, { partnerId }: Command): void => {
  if (partnerId !== ownPartner) return;
  throw invalid(
    'partnerId',
    `"${ownPartner}" is the name under which our own pages send events. Choose another id.`,
  );
};

const checkAliases = ({ eventTypes }: SavePartnerDeps, { aliases }: Command): void => {
  for (const [theirs, ours] of Object.entries(aliases)) {
    if (!eventTypes.includes(ours))
      throw invalid(
        `aliases.${theirs}`,
        `got "${ours}", which is no event type of ours. Expected one of ${eventTypes.join(', ')}.`,
      );
    if (eventTypes.includes(theirs))
      throw invalid(`aliases.${theirs}`, 'is itself an event type of ours and cannot be an alias.');
  }
};

const checkLocations = async ({ table }: SavePartnerDeps, { grant }: Command): Promise<void> => {
  for (const entry of grant) {
    if (await locations.get(table, entry)) continue;
    throw new AppError(
      'NotFound',
      'location.unknown',
      `Location ${nameOf(entry)} cannot be granted, because it does not exist. Ids keep leading zeros. Make it first: npm run admin -- location save --dealer ${entry.dealerId} --id ${entry.locationId} …`,
    );
  }
};

/** Makes the signing secret when there is none and answers it then. Before the partner itself, so that no partner is ever without. */
const ensureSigningSecret = async (
  { secrets, secretPrefix, newSigningSecret }: SavePartnerDeps,
  partnerId: string,
): Promise<string | undefined> => {
  const name = partnerSecretName(secretPrefix, partnerId);
  if (await readSecretAs(secrets.read, name, partnerSecretSchema)) return undefined;
  const signingSecret = newSigningSecret();
  await secrets.write(name, { signing: [signingSecret] });
  return signingSecret;
};
