/* What makes the console a little better where scripts run; without it every page works by its links and buttons. */

/** A filter that is chosen is applied at once. */
for (const field of document.querySelectorAll('[data-apply]'))
  field.addEventListener('change', () => field.form.requestSubmit());

/** A form that was not taken begins with what is wrong with it. */
document.querySelector('[data-faults]')?.focus();

/** A form is sent once: a second click waits for the first one's answer. */
for (const form of document.querySelectorAll('form[method="post"]'))
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'yes';
  });
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
});

/** What is shown once can be taken along by one click. */
for (const button of document.querySelectorAll('[data-copy]')) {
  button.hidden = !navigator.clipboard;
  const take = async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.dataset.copied;
  };
  button.addEventListener('click', () => void take());
}

/** A menu closes when something else is touched, or with Escape. */
const menu = document.querySelector('details.me');
addEventListener('click', ({ target }) => {
  if (menu?.open && !menu.contains(target)) menu.open = false;
});
addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape' || !menu?.open) return;
  menu.open = false;
  menu.querySelector('summary').focus();
});

/**
 * A list that may be out of date looks now and then whether it is, while somebody looks at it, and says so. It is shown anew
 * only when asked for: nothing moves under a finger.
 */
const LOOK_SECONDS = 30;
const live = document.querySelector('[data-version]');
const notice = document.querySelector('[data-when-changed]');
if (live && notice) {
  const look = async () => {
    if (document.hidden || !notice.hidden) return;
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => undefined);
    if (!answer?.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const version = page.querySelector('[data-version]')?.dataset.version;
    if (version !== undefined && version !== live.dataset.version) notice.hidden = false;
  };
  setInterval(look, LOOK_SECONDS * 1000);
}
