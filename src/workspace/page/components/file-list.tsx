import { type ReactNode, useState } from 'react';
import type { PageFile } from '../../page-api.ts';
import { texts } from '../texts.ts';

const numbers = new Intl.NumberFormat('id', { maximumFractionDigits: 1 });

/** `26 KB`, `1,2 MB`: of 1,000 and 1,000,000 bytes. */
function sizeInWords(bytes: number): string {
  return bytes < 1_000_000
    ? `${numbers.format(Math.ceil(bytes / 1_000))} KB`
    : `${numbers.format(bytes / 1_000_000)} MB`;
}

/** The files of a message: pictures are shown, everything else is named with its size. Each can be saved. */
export function FileList({ files }: { files: readonly PageFile[] }): ReactNode {
  return (
    <ul className="files" aria-label={texts.filesOf}>
      {files.map((file) => (
        <FileView key={file.id} file={file} />
      ))}
    </ul>
  );
}

function FileView({ file }: { file: PageFile }): ReactNode {
  // The bytes of an earlier run are gone; the message still names the file.
  const [isGone, setGone] = useState(false);
  const { name, title, mimetype, size, urlPrivate } = file;
  if (mimetype === 'image/png' && !isGone) {
    return (
      <li className="file-picture">
        <a href={urlPrivate} download={name}>
          <img src={urlPrivate} alt={texts.pictureOf(title)} onError={() => setGone(true)} />
        </a>
      </li>
    );
  }
  return (
    <li>
      <a className="file" href={urlPrivate} download={name}>
        <span className="file-kind">{kindOf(name)}</span>
        <bdi className="file-name">{title}</bdi>
        <span className="file-size">{sizeInWords(size)}</span>
      </a>
    </li>
  );
}

/** The ending of a name, as people call the kind of a file. */
function kindOf(name: string): string {
  return /\.([a-z0-9]{1,5})$/iu.exec(name)?.[1]?.toUpperCase() ?? '···';
}
