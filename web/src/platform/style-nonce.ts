/**
 * The content policy lets a style element in only with the page's nonce. antd hands it on for its own styles, but two of
 * its parts (the scroll lock below drawers and dialogs, the measuring of scroll bars) make style elements without asking
 * for it; so every style element made here carries it. What the policy is for, scripts, is not touched.
 */
export function giveStylesTheNonce(nonce: string): void {
  if (nonce === '') return
  const create = Document.prototype.createElement
  Object.defineProperty(Document.prototype, 'createElement', {
    configurable: true,
    writable: true,
    value(this: Document, name: string, options?: ElementCreationOptions) {
      const element = create.call(this, name, options)
      if (element instanceof HTMLStyleElement) element.nonce = nonce
      return element
    },
  })
}

/** Written into the page by the server; empty while developing without it. */
export const pageNonce = (): string => document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
