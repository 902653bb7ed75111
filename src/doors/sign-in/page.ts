/** The page's script is a file of its own: its policy lets no other run. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A plain page to sign in, or to set a password by the link of an invitation. Its files are named from where it lies. */
export const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Roomwatch: sign in</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="sign-in/page.css" />
  </head>
  <body>
    <main>
      <h1>Roomwatch</h1>
      <form id="form">
        <label id="name-row">Name <input id="name" autocomplete="username" required /></label>
        <label>Password <input id="password" type="password" autocomplete="current-password" required /></label>
        <label id="code-row" hidden>Code <input id="code" inputmode="numeric" autocomplete="one-time-code" /></label>
        <button type="submit">Sign in</button>
      </form>
      <p id="message" role="status" aria-live="polite"></p>
    </main>
    <script type="module" src="sign-in/page.js"></script>
  </body>
</html>
`;

export const PAGE_STYLE = `body { font: 16px/1.5 system-ui, sans-serif; margin: 0; display: grid; place-items: center; min-height: 100vh; }
main { width: min(22rem, 90vw); }
label { display: grid; gap: 0.25rem; margin-bottom: 1rem; }
[hidden] { display: none; }
input, button { font: inherit; padding: 0.5rem; }
`;

export const PAGE_SCRIPT = `const at = (id) => document.getElementById(id);
const invitation = new URLSearchParams(location.hash.slice(1)).get('invitation');
// The secret must not stay in the history.
if (invitation) history.replaceState(null, '', location.pathname);
if (invitation) {
  at('name-row').hidden = true;
  at('name').required = false;
  at('password').autocomplete = 'new-password';
  at('message').textContent = 'Choose a password of at least 12 characters.';
}
const post = (path, body) =>
  fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
at('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  at('message').textContent = '';
  const password = at('password').value;
  const answer = invitation
    ? await post('sign-in/invitation', { invitation, password })
    : await post('sign-in', { name: at('name').value, password, code: at('code').value || null });
  const body = await answer.json();
  if (answer.ok) {
    at('form').hidden = true;
    at('message').textContent = 'You are signed in as ' + body.name + '. ';
    const link = document.createElement('a');
    link.href = 'graphql';
    link.textContent = 'Open GraphiQL';
    at('message').append(link);
    return;
  }
  if (body.error.code === 'CODE_NEEDED') at('code-row').hidden = false;
  at('message').textContent = body.error.message;
});
`;
