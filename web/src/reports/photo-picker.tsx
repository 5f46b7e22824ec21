import { useEffect, useRef } from 'react'
import { t } from './phone-words.ts'
import type { Photo } from './send-queued.ts'

/** Photos where the reporter chooses; never a condition, never scored. */
export function PhotoPicker(props: { photos: readonly Photo[]; onChange: (photos: readonly Photo[]) => void }) {
  const add = (files: FileList | null) => {
    const taken = [...(files ?? [])].map((file) => ({ name: file.name || 'photo.jpg', blob: file as Blob }))
    if (taken.length > 0) props.onChange([...props.photos, ...taken].slice(0, 9))
  }
  return (
    <fieldset className="photos">
      <p className="box-name">
        {t('photos')} <small>{t('photosHint')}</small>
      </p>
      <div className="photo-row">
        {props.photos.map((photo, i) => (
          <Thumb
            key={`${photo.name}-${photo.blob.size}`}
            photo={photo}
            onRemove={() => props.onChange(props.photos.filter((_, at) => at !== i))}
          />
        ))}
        <label className="take">
          {t('takePhoto')}
          <input
            type="file"
            accept="image/*"
            multiple
            onChange={(event) => {
              add(event.target.files)
              event.target.value = ''
            }}
          />
        </label>
      </div>
    </fieldset>
  )
}

/** Drawn on a canvas: a blob address as `src` would need a hole in the content policy. */
function Thumb({ photo, onRemove }: { photo: Photo; onRemove: () => void }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    let gone = false
    createImageBitmap(photo.blob).then(
      (image) => {
        const side = Math.min(image.width, image.height)
        const [x, y] = [(image.width - side) / 2, (image.height - side) / 2]
        if (!gone) canvas.current?.getContext('2d')?.drawImage(image, x, y, side, side, 0, 0, 144, 144)
        image.close()
      },
      () => {},
    )
    return () => {
      gone = true
    }
  }, [photo.blob])
  return (
    <span className="thumb">
      <canvas ref={canvas} width={144} height={144} role="img" aria-label={photo.name} />
      <button type="button" aria-label={t('removePhoto', { name: photo.name })} onClick={onRemove}>
        ×
      </button>
    </span>
  )
}
