import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { Dialog } from '../ui/dialog';
import { Notice } from '../ui/notice';
import { type NoticeCode, readNoticeCode } from './notice-code';
import { t } from './texts';

const PAUSE_MS = 200;

type Camera = 'asking' | 'on' | 'refused';

/** The texts in a picture; the reader is fetched when it is first needed. */
const textsIn = async (image: ImageData | Blob): Promise<readonly string[]> =>
  (await import('./read-image')).readImage(image);

/** Looks through the camera, or at a photo, for the code of a notice. */
export function QrDialog(props: { readonly onRead: (code: NoticeCode) => void; readonly onClose: () => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const [camera, setCamera] = useState<Camera>('asking');
  const [problem, setProblem] = useState<string>();
  const onRead = useRef(props.onRead);
  onRead.current = props.onRead;

  useEffect(() => {
    const stop = new AbortController();
    void watch(video, stop.signal, setCamera, (code) => onRead.current(code), setProblem);
    return () => stop.abort();
  }, []);

  const readPhoto = async (event: ChangeEvent<HTMLInputElement>) => {
    const photo = event.target.files?.[0];
    event.target.value = '';
    if (!photo) return;
    const found = await textsIn(photo).catch(() => []);
    const code = found.map(readNoticeCode).find((one) => one !== undefined);
    if (code) props.onRead(code);
    else setProblem(found.length > 0 ? t.scanOther : t.scanNothing);
  };

  return (
    <Dialog
      title={t.scanTitle}
      onClose={props.onClose}
      actions={
        <>
          <label className="btn btn-primary qr-photo">
            {t.scanPhoto}
            <input
              type="file"
              accept="image/*"
              className="visually-hidden"
              onChange={(event) => void readPhoto(event)}
            />
          </label>
          <button type="button" className="btn btn-outline-primary" onClick={props.onClose}>
            {t.cancel}
          </button>
        </>
      }
    >
      <p>{t.scanText}</p>
      {problem !== undefined && (
        <Notice tone="warning" live>
          {problem}
        </Notice>
      )}
      {camera === 'refused' ? (
        <Notice tone="info">{t.scanRefused}</Notice>
      ) : (
        <div className="qr-view">
          <video ref={video} muted playsInline aria-hidden="true" />
          {camera === 'asking' && <p className="qr-asking">{t.scanAsking}</p>}
        </div>
      )}
    </Dialog>
  );
}

/** Reads frame after frame until a notice's code is seen or nobody looks any more; then the camera is let go. */
async function watch(
  video: { readonly current: HTMLVideoElement | null },
  stop: AbortSignal,
  tell: (camera: Camera) => void,
  onRead: (code: NoticeCode) => void,
  onOther: (problem: string) => void,
): Promise<void> {
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  } catch {
    if (!stop.aborted) tell('refused');
    return;
  }
  const end = () => stream.getTracks().forEach((track) => track.stop());
  const shown = video.current;
  if (stop.aborted || !shown) return end();
  stop.addEventListener('abort', end);
  shown.srcObject = stream;
  await shown.play().catch(() => undefined);
  tell('on');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  while (!stop.aborted && context) {
    if (shown.videoWidth > 0) {
      canvas.width = shown.videoWidth;
      canvas.height = shown.videoHeight;
      context.drawImage(shown, 0, 0);
      const found = await textsIn(context.getImageData(0, 0, canvas.width, canvas.height)).catch(() => []);
      const code = found.map(readNoticeCode).find((one) => one !== undefined);
      if (code && !stop.aborted) {
        end();
        return onRead(code);
      }
      if (found.length > 0) onOther(t.scanOther);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
