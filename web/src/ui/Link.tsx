import type { ComponentChildren } from "preact";
import { hrefOf } from "../url/addresses";
import { go, keepingLanguage } from "../url/location";

type Props = { href: string; children: ComponentChildren; class?: string; title?: string; current?: boolean };

// A link to another view. A click with a key held opens it as the browser would.
export function Link({ href, children, current, ...rest }: Props) {
  const kept = keepingLanguage(href);
  return (
    <a
      href={kept}
      {...rest}
      {...(current ? { "aria-current": "page" as const } : {})}
      onClick={event => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
        event.preventDefault();
        go(kept);
      }}
    >
      {children}
    </a>
  );
}

// The name of a node as a link to its page; a kind without a page is plain text.
export function NodeLink({ type, id, children }: { type: string; id: string; children: ComponentChildren }) {
  const href = hrefOf(type, id);
  return href ? <Link href={href}>{children}</Link> : <span>{children}</span>;
}
