import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { myBmwMedia } from '../messaging/channels/mybmw-media.ts';
import { whatsAppMedia } from '../messaging/channels/whatsapp-media.ts';
import { awsClientOptions, dynamoTable, vendorClientOptions } from '../platform/aws-clients.ts';
import { findFileType } from '../platform/file-type.ts';
import type { FunctionEnvironment } from '../platform/function-environments.ts';
import { sendHttp } from '../platform/http-client.ts';
import { downloadHttp } from '../platform/http-download.ts';
import { log } from '../platform/log.ts';
import { fileRemover, fileStore } from '../platform/media-bucket.ts';
import { secretsReader } from '../platform/secrets.ts';
import { now, ticks } from '../platform/system.ts';
import type { FetchMediaDeps } from './fetch-media.ts';

/** As long as the largest file takes on its way to the bucket. */
const STORE_TIMEOUT_MS = 20_000;

/** The real ports of what fetches the files of customers. */
export const mediaWorker = (environment: FunctionEnvironment<'stream/fetch-media'>): FetchMediaDeps => {
  const { WHATSAPP_BASE_URL, WHATSAPP_API_VERSION, OEM_BASE_URL } = environment;
  const source = {
    sendHttp,
    download: downloadHttp,
    readSecret: secretsReader(new SecretsManagerClient(awsClientOptions)),
    secretPrefix: environment.SECRET_PREFIX,
    timeoutMs: environment.VENDOR_TIMEOUT_MS,
    maxBytes: environment.MEDIA_MAX_BYTES,
  };
  const bucket = new S3Client(vendorClientOptions(STORE_TIMEOUT_MS));
  return {
    table: dynamoTable(environment.TABLE_NAME),
    now,
    log,
    sources: {
      whatsapp: whatsAppMedia({ ...source, baseUrl: WHATSAPP_BASE_URL, apiVersion: WHATSAPP_API_VERSION }),
      mybmw: myBmwMedia({ ...source, baseUrl: OEM_BASE_URL, ticks }),
    },
    findType: findFileType,
    storeFile: fileStore(bucket, environment.MEDIA_BUCKET),
    removeFile: fileRemover(bucket, environment.MEDIA_BUCKET),
  };
};
