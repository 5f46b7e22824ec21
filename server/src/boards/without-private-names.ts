/** A text without the names of private firms, longest first, and without the brackets and joints they leave empty. */
export function withoutPrivateNames(text: string, privateNames: readonly string[]): string {
  const found = privateNames.filter((name) => text.includes(name))
  if (found.length === 0) return text
  return found
    .reduce((rest, name) => rest.replaceAll(name, ''), text)
    .replace(/（\s*）|\(\s*\)|【\s*】|“\s*”/g, '')
    .replace(/^[\s\-—－·、，,：:]+|[\s\-—－·、，,：:]+$/g, '')
}
