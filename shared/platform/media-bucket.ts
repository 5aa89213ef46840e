import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { awsFault } from '../kernel/aws-fault.ts';

export type StoredFile = { key: string; bytes: Uint8Array; mimeType: string };

/** Keeps a file; the same one again is the same file. */
export type StoreFile = (file: StoredFile) => Promise<void>;

/** The private bucket. Encryption is named on every call, because the bucket refuses what does not. */
export const fileStore =
  (client: S3Client, bucket: string): StoreFile =>
  async ({ key, bytes, mimeType }) => {
    try {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: bytes,
          ContentType: mimeType,
          ContentDisposition: 'attachment',
          ServerSideEncryption: 'AES256',
        }),
      );
    } catch (error) {
      throw awsFault('S3', error);
    }
  };
