import { type GraphFault, graphError, type VendorAnswer } from './graph-api.ts';
import { SAMPLE_PICTURE, SAMPLE_TYPE, sampleDigest } from './sample-picture.ts';
import type { Sandbox } from './sandbox.ts';
import { apps, graphFiles, graphNumbers } from './sandbox-store.ts';
import { checkAccess } from './take-whatsapp.ts';

const NO_FILE: GraphFault = { code: 100, details: 'Unsupported get request. There is no file with this id.' };

type FileRequest = { mediaId: string; authorization: string | undefined };

/** Plays Meta's `GET /{version}/{media id}`: tells where the file can be had. The address wants the token too. */
export const tellFile = async (deps: Sandbox, request: FileRequest): Promise<VendorAnswer> => {
  const fault = await faultOf(deps, request);
  if (fault) return graphError(fault, deps.newId('trace'));
  const app = await apps.get(deps.table, {});
  const base = app?.callbackUrl.replace(/\/v1\/.*$/, '') ?? '';
  return {
    status: 200,
    body: {
      messaging_product: 'whatsapp',
      url: `${base}/sandbox/graph/files/${request.mediaId}`,
      mime_type: SAMPLE_TYPE,
      sha256: sampleDigest('hex'),
      file_size: SAMPLE_PICTURE.byteLength,
      id: request.mediaId,
    },
  };
};

/** Why somebody may not have the file: no such one, or not the token of the number that it was sent to. */
export const faultOf = async (
  deps: Sandbox,
  { mediaId, authorization }: FileRequest,
): Promise<GraphFault | undefined> => {
  const file = await graphFiles.get(deps.table, { mediaId });
  if (!file) return NO_FILE;
  return checkAccess(await graphNumbers.get(deps.table, { phoneNumberId: file.account }), authorization);
};
