import { readFile } from 'node:fs/promises';
import * as z from 'zod';

const partnerSchema = z.object({
  id: z.string(),
  secret: z.string(),
  apiKey: z.string(),
  dealerId: z.string(),
  locationId: z.string(),
});
const staffSchema = z.object({
  email: z.string(),
  password: z.string(),
  name: z.string(),
  dealerId: z.string(),
  roles: z.array(z.string()),
});

/** Where a running local stage is reached, and the access data of its seed. Written when it is ready, removed when it stops. */
export const sandboxSchema = z.object({
  /** The one address of the stage: doors, pages, phone, mail. */
  baseUrl: z.string(),
  docs: z.string(),
  phone: z.string(),
  mail: z.string(),
  /** Where the clock of the stage is moved; absent where its functions cannot read our files (Docker, an emulator of one's own). */
  clock: z.string().optional(),
  /** The local AWS behind it. */
  endpoint: z.string(),
  partners: z.array(partnerSchema).min(1),
  staff: z.array(staffSchema),
  /** For signing staff in. */
  staffPool: z.object({ userPoolId: z.string(), clientId: z.string() }),
});
export type Sandbox = z.infer<typeof sandboxSchema>;
export type SandboxPartner = Sandbox['partners'][number];

/** The file as `npm start` writes it; tests that bring up a stage of their own name another one. */
export const sandboxFile = (): string => process.env['KERBSIDE_SANDBOX_FILE'] ?? '.local/sandbox.json';

/** The running local stage; undefined when there is none that is ready. */
export const readSandbox = async (file = sandboxFile()): Promise<Sandbox | undefined> => {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : sandboxSchema.parse(JSON.parse(text));
};
