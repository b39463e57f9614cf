/** A browser as far as a login needs one: it keeps cookies, follows redirects, and fills in forms. */
export interface Browser {
  /** Goes to a URL and on, until there is a page, or a redirect to another address than where it began. */
  visit(url: string, language?: string): Promise<Visited>;
  /** Sends the form of a page, with one choice made. */
  choose(page: Visited, field: string, value: string): Promise<Visited>;
}

export interface Visited {
  /** Where it ended; for a redirect elsewhere, that address. */
  readonly url: URL;
  readonly status: number;
  readonly html: string;
}

export const openBrowser = (): Browser => {
  const cookies = new Map<string, { readonly value: string; readonly path: string }>();
  const go = async (url: URL, init: RequestInit & { headers?: Record<string, string> }): Promise<Visited> => {
    const cookie = [...cookies]
      .filter(([, { path }]) => url.pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { accept: 'text/html,*/*;q=0.8', ...init.headers, cookie },
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      const path = /path=([^;]+)/i.exec(set)?.[1] ?? '/';
      cookies.set(name, { value, path });
    }
    const location = response.headers.get('location');
    if (location === null || response.status < 300)
      return { url, status: response.status, html: await response.text() };
    const next = new URL(location, url);
    if (next.origin !== url.origin) return { url: next, status: response.status, html: '' };
    return go(next, { headers: init.headers ?? {} });
  };
  return {
    visit: (url, language = 'en') => go(new URL(url), { headers: { 'accept-language': language } }),
    choose: (page, field, value) => {
      const hidden = [...page.html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)];
      const form = new URLSearchParams(hidden.map(([, name = '', said = '']): [string, string] => [name, said]));
      form.set(field, value);
      return go(page.url, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'en' },
        body: String(form),
      });
    },
  };
};
