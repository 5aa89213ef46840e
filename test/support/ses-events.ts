import { ListTopicsCommand, PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { tagOfReference } from '../../shared/messaging/channels/ses-reference.ts';
import { vendorFixture } from '../unit/channels/outgoing.ts';
import { localAws } from './local-aws.ts';

/* The local AWS captures mails and reports nothing about them: the recorded events of SES are published in its place. */

const client = () => new SNSClient(localAws());

const topicArn = async (): Promise<string> => {
  const { Topics = [] } = await client().send(new ListTopicsCommand({}));
  const arn = Topics.map(({ TopicArn = '' }) => TopicArn).find((each) => each.endsWith('-email-events'));
  if (arn === undefined) throw new Error('The stage has no topic for the events of mails.');
  return arn;
};

/** Publishes a text to the topic of the stage. */
export const publishToTopic = async (text: string): Promise<void> => {
  await client().send(new PublishCommand({ TopicArn: await topicArn(), Message: text }));
};

/** Has SES report something about a mail: a recorded event, as if it were that mail's. */
export const sesReports = async (
  event: 'delivery' | 'bounce' | 'complaint' | 'delivery-delay',
  mailed: { reference: string; to: string },
): Promise<void> => {
  const recorded = JSON.parse(vendorFixture(`ses/${event}.json`));
  const tags = { ...recorded.mail.tags, reference: [tagOfReference(mailed.reference)] };
  const mail = { ...recorded.mail, destination: [mailed.to], tags, timestamp: new Date().toISOString() };
  await publishToTopic(JSON.stringify({ ...recorded, mail }));
};
