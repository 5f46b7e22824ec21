import jpeg from 'jpeg-js'
import { PNG } from 'pngjs'

/** Longest side of a thumbnail, twice the size it is shown at. */
export const THUMBNAIL_SIDE = 320
/** A 48-megapixel photo of a phone is decoded, a forged header that claims more is not. */
const MEGAPIXELS = 50
const MEGABYTES = 380

type Picture = { readonly width: number; readonly height: number; readonly data: Uint8Array }

/**
 * A small JPEG of a photo: box-filtered, turned upright as its EXIF says, on white where it is transparent.
 * @throws what the decoder says of a broken or too large picture.
 */
export function drawThumbnail(bytes: Buffer, mediaType: string): Buffer {
  const upright = mediaType === 'image/jpeg' ? exifOrientation(bytes) : 1
  const small = shrink(mediaType === 'image/png' ? readPng(bytes) : readJpeg(bytes), THUMBNAIL_SIDE)
  const { width, height, data } = turn(small, upright)
  return jpeg.encode({ width, height, data: Buffer.from(data) }, 76).data
}

const readJpeg = (bytes: Buffer): Picture =>
  jpeg.decode(bytes, { useTArray: true, maxResolutionInMP: MEGAPIXELS, maxMemoryUsageInMB: MEGABYTES })

function readPng(bytes: Buffer): Picture {
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  if (width * height > MEGAPIXELS * 1e6) throw new RangeError(`${width} × ${height} pixels`)
  return PNG.sync.read(bytes)
}

/** Averages the source pixels that fall into each target pixel; never enlarges. */
export function shrink(source: Picture, side: number): Picture {
  const scale = Math.max(1, Math.max(source.width, source.height) / side)
  const width = Math.max(1, Math.round(source.width / scale))
  const height = Math.max(1, Math.round(source.height / scale))
  const data = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y++) {
    const [top, bottom] = span(y, height, source.height)
    for (let x = 0; x < width; x++) {
      const [left, right] = span(x, width, source.width)
      data.set(average(source, left, right, top, bottom), (y * width + x) * 4)
    }
  }
  return { width, height, data }
}

const span = (i: number, of: number, length: number): [number, number] => {
  const from = Math.floor((i * length) / of)
  return [from, Math.max(from + 1, Math.floor(((i + 1) * length) / of))]
}

function average(s: Picture, left: number, right: number, top: number, bottom: number): number[] {
  const sum = [0, 0, 0]
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = (y * s.width + x) * 4
      const alpha = s.data[at + 3]! / 255
      for (let c = 0; c < 3; c++) sum[c]! += s.data[at + c]! * alpha + 255 * (1 - alpha)
    }
  }
  const count = (right - left) * (bottom - top)
  return [...sum.map((v) => Math.round(v / count)), 255]
}

/** Turns and mirrors by an EXIF orientation, 1 (as it is) to 8. */
export function turn(p: Picture, orientation: number): Picture {
  if (orientation < 2 || orientation > 8) return p
  const lying = orientation >= 5
  const [width, height] = lying ? [p.height, p.width] : [p.width, p.height]
  const data = new Uint8Array(p.data.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [sx, sy] = sourceOf(orientation, x, y, p)
      data.set(p.data.subarray((sy * p.width + sx) * 4, (sy * p.width + sx) * 4 + 4), (y * width + x) * 4)
    }
  }
  return { width, height, data }
}

function sourceOf(orientation: number, x: number, y: number, { width: w, height: h }: Picture): [number, number] {
  switch (orientation) {
    case 2:
      return [w - 1 - x, y]
    case 3:
      return [w - 1 - x, h - 1 - y]
    case 4:
      return [x, h - 1 - y]
    case 5:
      return [y, x]
    case 6:
      return [y, h - 1 - x]
    case 7:
      return [w - 1 - y, h - 1 - x]
    default:
      return [w - 1 - y, x]
  }
}

/** Tag 0x0112 of the first image directory in a JPEG's Exif segment; 1 where there is none. */
export function exifOrientation(bytes: Buffer): number {
  for (let at = 2; at + 4 < bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda; ) {
    const length = bytes.readUInt16BE(at + 2)
    if (bytes[at + 1] === 0xe1 && bytes.toString('latin1', at + 4, at + 10) === 'Exif\0\0')
      return orientationIn(bytes.subarray(at + 10, at + 2 + length))
    at += 2 + length
  }
  return 1
}

function orientationIn(tiff: Buffer): number {
  if (tiff.length < 14) return 1
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const u16 = (at: number) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  for (let i = 0; i < u16(directory); i++) {
    const entry = directory + 2 + i * 12
    if (u16(entry) === 0x0112) return u16(entry + 8) || 1
  }
  return 1
}
