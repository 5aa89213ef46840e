import { describe, expect, it } from 'vitest';
import { call, eventually, postEvent, readEvent, story, unique } from '../support/stage.ts';

/* The reader of a mail wants no more messages, by HTTP only: as a mail program says it, and as a person does. */

type Mail = { text: string; html: string };
const mailsTo = async (to: string): Promise<Mail[]> => {
  const { json } = await call(`/sandbox/mail.json?to=${encodeURIComponent(to)}`);
  return json['mails'] as Mail[];
};

/** Invites somebody by email alone; a new visit each time. */
const invite = async (email: string): Promise<ReturnType<typeof story> & { id: string }> => {
  const visit = story('00', { email });
  const { contact } = visit.start['data'] as { contact: { mobile: string } };
  contact.mobile = '';
  const id = unique('msg');
  await postEvent(visit.partner, visit.start, id);
  return { ...visit, id };
};

const mailed = async (email: string): Promise<{ path: string }> => {
  await invite(email);
  await expect.poll(() => mailsTo(email), { timeout: 30_000, interval: 300 }).toHaveLength(1);
  const [mail] = await mailsTo(email);
  const [url = ''] = /https?:\/\/\S+\/u\/[\w~-]+/.exec(mail!.text) ?? [];
  expect(mail!.html).toContain(`href="${url}"`);
  return { path: new URL(url).pathname };
};

const statusOfNext = async (email: string): Promise<string | undefined> => {
  const { partner, id } = await invite(email);
  await eventually(partner, id, { status: 'applied' });
  await expect
    .poll(async () => (await readEvent(partner, id)).messages[0]?.status, { timeout: 30_000, interval: 300 })
    .not.toBe('planned');
  return (await readEvent(partner, id)).messages[0]?.status;
};

describe('unsubscribing from a mail', () => {
  it('B5 by one click of a mail program, twice; then a person takes it back on the page', async () => {
    const email = `${unique('reader')}@example.com`;
    const { path } = await mailed(email);
    const asked = await call(path);
    expect(asked.status).toBe(200);
    expect(asked.text).toContain('Autohaus Muster');
    expect(asked.text).not.toContain(email);
    for (const _ of ['once', 'twice']) {
      const answer = await call(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
    expect(await statusOfNext(email)).toBe('skipped');
    expect(await mailsTo(email)).toHaveLength(1);

    const again = await call(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      body: 'wish=resume',
    });
    expect(again.status).toBe(303);
    const location = again.headers.get('location') ?? '';
    expect((await call(location)).text).toContain('<h1>Sie erhalten wieder Nachrichten</h1>');
    expect(await statusOfNext(email)).toBe('sent');
    await expect.poll(() => mailsTo(email), { timeout: 30_000, interval: 300 }).toHaveLength(2);
  });

  it('B5 by a multipart form, which mail programs send as well', async () => {
    const email = `${unique('reader')}@example.com`;
    const { path } = await mailed(email);
    const form = new FormData();
    form.set('List-Unsubscribe', 'One-Click');
    expect((await call(path, { method: 'POST', body: form })).status).toBe(200);
    expect(await statusOfNext(email)).toBe('skipped');
  });

  it('B6 S0.17 opening the link changes nothing, and a changed link leads nowhere', async () => {
    const email = `${unique('reader')}@example.com`;
    const { path } = await mailed(email);
    expect((await call(path, { method: 'HEAD' })).status).toBe(200);
    expect((await call(`${path}?wish=unsubscribe`)).status).toBe(200);
    const changed = `${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`;
    expect((await call(changed)).status).toBe(404);
    expect((await call(changed, { method: 'POST', body: 'List-Unsubscribe=One-Click' })).status).toBe(400);
    const post = {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    };
    expect((await call(changed, post)).status).toBe(404);
    expect(await statusOfNext(email)).toBe('sent');
  });
});
