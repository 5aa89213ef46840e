import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

export type LinkRequest = {
  key: string;
  mimeType: string;
  /** Under which a browser saves it; absent where it may show it. */
  saveAs?: string;
  seconds: number;
};

/** Makes an address that gives one file to whoever has it, for a short while. */
export type SignLink = (request: LinkRequest) => Promise<string>;

export const linkSigner =
  (client: S3Client, bucket: string): SignLink =>
  ({ key, mimeType, saveAs, seconds }) =>
    getSignedUrl(
      client,
      new GetObjectCommand({
        Bucket: bucket,
        Key: key,
        ResponseContentType: mimeType,
        ResponseContentDisposition: saveAs === undefined ? 'inline' : `attachment; filename="${saveAs}"`,
        ResponseCacheControl: 'private, no-store',
      }),
      { expiresIn: seconds },
    );
