import { describe, expect, it } from 'vitest';
import { referenceOf } from '../../shared/messaging/channel.ts';
import { call, eventually, postEvent, readEvent, staffToken, story, unique } from '../support/stage.ts';
import { sandbox } from '../support/sandbox.ts';
import { publishToTopic, sesReports } from '../support/ses-events.ts';

/* SES's topic → the function → the event as the partner reads it. */

/** Invites somebody by email alone. The answer is the event and what SES knows the mail by. */
const inviteByEmail = async (email: string) => {
  const visit = story('00', { email });
  const { contact } = visit.start['data'] as { contact: { mobile: string } };
  contact.mobile = '';
  const id = unique('msg');
  await postEvent(visit.partner, visit.start, id);
  return { partner: visit.partner, id };
};
type Invited = Awaited<ReturnType<typeof inviteByEmail>>;

const mailOf = async ({ partner, id }: Invited, to: string) => {
  await eventually(partner, id, { messages: [{ status: 'sent', channel: 'email' }] });
  const [message] = (await readEvent(partner, id)).messages;
  return { reference: referenceOf(message!.id, 1), to, conversationId: message!.id.split('-')[0]! };
};

const inboxOf = async (dealerId: string) => {
  const advisor = sandbox().staff.find((member) => member.dealerId === dealerId)!;
  const headers = { authorization: `Bearer ${await staffToken(advisor.email)}` };
  const { json } = await call('/v1/inbox/service', { headers });
  return json['notifications'] as { subject: string; conversationId: string }[];
};

describe('events of mails', () => {
  it('S0.28 S0.29 a bounce ends the message, tells the staff, and keeps the network from writing there again', async () => {
    const to = `${unique('bounce')}@example.com`;
    const invited = await inviteByEmail(to);
    const mail = await mailOf(invited, to);
    await sesReports('delivery-delay', mail);
    await sesReports('bounce', mail);
    await eventually(invited.partner, invited.id, {
      messages: [
        {
          status: 'failed',
          attempts: [{ channel: 'email', status: 'rejected', reason: 'address_bounced' }],
          trace: expect.arrayContaining([
            expect.objectContaining({ providerCode: 'Bounce/Permanent/General 5.1.1' }),
          ]),
        },
      ],
    });
    await expect
      .poll(() => inboxOf(invited.partner.dealerId), { timeout: 20_000, interval: 500 })
      .toContainEqual(
        expect.objectContaining({ subject: 'no-channel', conversationId: mail.conversationId }),
      );
    const again = await inviteByEmail(to);
    await eventually(again.partner, again.id, {
      messages: [
        {
          status: 'failed',
          trace: expect.arrayContaining([
            expect.objectContaining({ channel: 'email', reason: 'address_suppressed' }),
          ]),
        },
      ],
    });
  });

  it('B5 a complaint leaves the mail delivered, and nothing more is sent to the person', async () => {
    const to = `${unique('complaint')}@example.com`;
    const invited = await inviteByEmail(to);
    const mail = await mailOf(invited, to);
    await sesReports('delivery', mail);
    await sesReports('complaint', mail);
    await eventually(invited.partner, invited.id, { messages: [{ status: 'delivered' }] });
    await expect
      .poll(
        async () => {
          const again = await inviteByEmail(to);
          await eventually(again.partner, again.id, { status: 'applied' });
          return (await readEvent(again.partner, again.id)).messages[0]?.status;
        },
        { timeout: 40_000, interval: 2000 },
      )
      .toBe('skipped');
  });

  it('takes what is no event, and goes on', async () => {
    await publishToTopic('Successfully validated SNS topic for Amazon SES event publishing.');
    const to = `${unique('customer')}@example.com`;
    const invited = await inviteByEmail(to);
    await sesReports('delivery', await mailOf(invited, to));
    await eventually(invited.partner, invited.id, { messages: [{ status: 'delivered' }] });
  });
});
