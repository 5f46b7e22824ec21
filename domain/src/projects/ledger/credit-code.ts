const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/**
 * Unified social credit code, GB 32100-2015: 18 characters, Σ value × 3^i mod 31 over the first 17 gives the check
 * character. Blanks and case are the writer's; anything else that differs is wrong.
 */
export function checkCreditCode(text: string): 'valid' | 'form' | 'checkCharacter' {
  if (!/^[0-9ABCDEFGHJKLMNPQRTUWXY]{2}\d{6}[0-9ABCDEFGHJKLMNPQRTUWXY]{10}$/.test(text)) return 'form'
  return creditCheckCharacter(text.slice(0, 17)) === text[17] ? 'valid' : 'checkCharacter'
}

/** The check character that belongs to the first seventeen. */
export function creditCheckCharacter(first17: string): string {
  let sum = 0
  let weight = 1
  for (const ch of first17) {
    sum += ALPHABET.indexOf(ch) * weight
    weight = (weight * 3) % 31
  }
  return ALPHABET[(31 - (sum % 31)) % 31]!
}
