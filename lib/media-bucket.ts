import { Duration, type RemovalPolicy } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { mediaBucketName } from './names.ts';
import type { StageConfig } from './stage-config.ts';

/**
 * What customers send: pictures, sound, papers. Nobody reaches it but by a signed address that a member of the staff was
 * given for two minutes; it is encrypted, takes TLS and encrypted objects only, knows no CORS, and forgets.
 */
export class MediaBucket extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { config, removalPolicy }: { config: StageConfig; removalPolicy: RemovalPolicy },
  ) {
    super(scope, id);
    const bucket = new Bucket(this, 'Bucket', {
      bucketName: mediaBucketName(this, config.stage),
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      lifecycleRules: [
        {
          expiration: Duration.days(config.media.keptDays),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
      removalPolicy,
    });
    bucket.addToResourcePolicy(
      new PolicyStatement({
        sid: 'DenyUnencrypted',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['s3:PutObject'],
        resources: [bucket.arnForObjects('*')],
        conditions: { StringNotEquals: { 's3:x-amz-server-side-encryption': 'AES256' } },
      }),
    );
  }
}
