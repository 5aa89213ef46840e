import { DeleteObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
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

/** Removes a file; one that is gone already is no fault. */
export type RemoveFile = (key: string) => Promise<void>;

export const fileRemover =
  (client: S3Client, bucket: string): RemoveFile =>
  async (key) => {
    try {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    } catch (error) {
      throw awsFault('S3', error);
    }
  };
