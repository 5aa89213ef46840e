import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import type { EventStreamProps } from './event-stream.ts';
import { resourceName, tableArn } from './names.ts';
import { ServiceFunction } from './service-function.ts';

/** Messages of customers that came with files, and those whose files staff asked for again. */
const WITH_FILES = FilterCriteria.filter({
  eventName: FilterRule.or('INSERT', 'MODIFY'),
  dynamodb: {
    NewImage: {
      entity: { S: FilterRule.isEqual('entry') },
      mediaState: { S: FilterRule.isEqual('pending') },
    },
  },
});

/** Messages that had files and are gone, by their clock or by an erasure: their files go too. */
const WITHOUT_FILES_NOW = FilterCriteria.filter({
  eventName: FilterRule.isEqual('REMOVE'),
  dynamodb: {
    OldImage: { entity: { S: FilterRule.isEqual('entry') }, mediaState: { S: FilterRule.exists() } },
  },
});

/**
 * From a message that names files to the files themselves: a webhook must be answered at once, so it only notes them.
 *
 * 1. *fetch-media* gets the message from the table's stream, asks the vendor for each file, looks at its content, and lays
 *    it into the private bucket or says in the conversation why not.
 * 2. A vendor that is down is asked again for half an hour; then the function itself gives the file up, visibly.
 * 3. What the function cannot even do that with leaves its place in the stream in a dead-letter queue after an hour.
 */
export class MediaStream extends Construct {
  constructor(scope: Construct, id: string, { config, grants, tableStreamArn }: EventStreamProps) {
    super(scope, id);
    const dead = new DeadLetterQueue(this, 'Dead', {
      queueName: resourceName(config.stage, 'media-dead'),
      errorImpact:
        'Files of customers were not fetched within an hour and stand as pending in their conversations; the vendors keep them for some days.',
    });
    const fetchMedia = new ServiceFunction(this, 'stream/fetch-media', {
      config,
      purpose:
        'Fetches the files of customers’ messages from the vendors into the private bucket, and removes them with their message',
      errorImpact:
        'Pictures and documents of customers stand as pending in the conversations; nothing is lost yet.',
      grant: grants
        .table(['GetItem', 'PutItem'])
        .and(grants.secrets('dealers', 'networks'))
        .and(grants.vendors())
        .and(grants.whatsAppVendor())
        .and(grants.oemVendor())
        .and(grants.media('PutObject', 'DeleteObject'))
        .and(grants.mediaLimit()),
      // Two files of the largest size at once, each with its copies on the way.
      timeoutSeconds: 120,
      memoryMb: 1024,
    });
    fetchMedia.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map(
          (action) => `dynamodb:${action}`,
        ),
        resources: [`${tableArn(this, config.stage)}/stream/*`],
      }),
    );
    fetchMedia.lambda.addToRolePolicy(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [dead.queue.queueArn] }),
    );
    new EventSourceMapping(fetchMedia, 'Stream', {
      target: fetchMedia.lambda,
      eventSourceArn: tableStreamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: [WITH_FILES, WITHOUT_FILES_NOW],
      batchSize: 2,
      parallelizationFactor: 4,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      maxRecordAge: Duration.hours(1),
      onFailure: { bind: () => ({ destination: dead.queue.queueArn }) },
    });
  }
}
