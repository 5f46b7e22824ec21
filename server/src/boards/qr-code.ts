import QRCode from 'qrcode'

/** An address as a QR code: modules a side, and the dark ones as the path of an SVG whose unit is a module. */
export function codeOf(address: string): { modules: number; path: string } {
  const { modules } = QRCode.create(address, { errorCorrectionLevel: 'M' })
  const { size, data } = modules
  let path = ''
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      if (!data[y * size + x]) continue
      let run = 1
      while (x + run < size && data[y * size + x + run]) run += 1
      path += `M${x} ${y}h${run}v1h-${run}z`
      x += run
    }
  return { modules: size, path }
}
