//! Tests the plugin in WordPress: four websites in a temporary folder, on the loopback interface, in which a browser
//! installs and uses the plugin (`tests/e2e/src/wordpress.rs`).
//!
//! Apache with PHP and MariaDB run as child processes, which end with this program.

use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, process};

use fs_err as fs;
use serde_json::json;

use super::daemon::{Daemon, daemon};
use super::hosts::{APACHE, APACHE_MODULES, start_server};
use crate::Result;
use crate::files::read_folder;
use crate::release::{VERSION, plugin};
use crate::steps::Steps;
use crate::tools::{cargo, output, run as run_command, tools_dir};
use crate::wordpress::TESTED;

const MODULES: [&str; 5] = ["authz_core", "dir", "mime", "mpm_prefork", "rewrite"];
/// The oldest version of WordPress that the plugin's header allows.
const OLDEST: &str = "6.1";
/// WordPress supports a network only at port 80, so that website has its own address.
const NETWORK: &str = "127.28.0.1:80";
const ANY_PORT: &str = "127.0.0.1:0";
/// The version of the plugin before the update.
const PREVIOUS: &str = "0.0.1";
/// The folder of the browser's screenshots.
const PICTURES: &str = "target/wordpress";

/// A website.
struct Site {
    /// Its name, and that of its database.
    name: &'static str,
    version: &'static str,
    /// The path of WordPress in it; may be empty.
    below: &'static str,
    /// Apache's address.
    listen: String,
}

pub(super) fn run(steps: &mut Steps) -> Result {
    let mut folder = Folder::new()?;
    steps.run("WordPress before it is installed", || folder.start())?;
    steps.run("WordPress in a browser", || folder.go_through())
}

/// The websites and their servers, which are stopped when this value is dropped.
struct Folder {
    path: PathBuf,
    sites: Vec<Site>,
    /// Stopped before their folder is removed.
    servers: Vec<Daemon>,
}

impl Folder {
    fn new() -> Result<Self> {
        const BEGINNING: &str = "cme-selfcheck-wordpress-";
        // An interrupted run leaves half a gigabyte behind.
        for entry in fs::read_dir(env::temp_dir())? {
            let (path, name) = entry.map(|one| (one.path(), one.file_name()))?;
            let run = name.to_str().and_then(|name| name.strip_prefix(BEGINNING));
            if run.is_some_and(|process| !Path::new("/proc").join(process).exists()) {
                fs::remove_dir_all(path)?;
            }
        }
        let path = env::temp_dir().join(format!("{BEGINNING}{}", process::id()));
        Ok(Self { path, sites: Vec::new(), servers: Vec::new() })
    }

    fn start(&mut self) -> Result {
        let sites = [
            ("oldest", OLDEST, "", ANY_PORT),
            ("newest", TESTED, "", ANY_PORT),
            ("directory", TESTED, "/wp", ANY_PORT),
            ("network", OLDEST, "", NETWORK),
        ];
        // Held together, so that no two ports are equal, and released before Apache binds them.
        let mut held = Vec::new();
        for (name, version, below, place) in sites {
            let listener = TcpListener::bind(place).map_err(|error| {
                format!("{place}: {error}. A network of websites needs port 80, as root has it.")
            })?;
            let listen = listener.local_addr()?.to_string();
            held.push(listener);
            self.sites.push(Site { name, version, below, listen });
        }
        drop(held);
        self.unpack()?;
        self.start_database()?;
        self.start_apache()
    }

    /// Unpacks WordPress for every website, and the plugin in two versions.
    fn unpack(&self) -> Result {
        for Site { name, version, below, .. } in &self.sites {
            let root = self.path.join(name);
            let place = self.path.join(format!("{name}{below}"));
            fs::create_dir_all(&place)?;
            // The newest version includes no classic theme.
            for (version, folder) in [(version, "."), (&OLDEST, "wp-content/themes/.")] {
                let debian = tools_dir().join(format!("wordpress-{version}/usr/share/wordpress"));
                // Follows links, which lead to other Debian packages.
                let from = debian.join(folder);
                run_command(Command::new("cp").arg("-rL").arg(from).arg(place.join(folder)))?;
            }
            // Debian's file looks for another one below /etc.
            fs::remove_file(place.join("wp-config.php"))?;
            if !below.is_empty() {
                let index = fs::read_to_string(place.join("index.php"))?;
                let there = format!("{below}/wp-blog-header.php");
                fs::write(root.join("index.php"), index.replace("/wp-blog-header.php", &there))?;
            }
        }
        let dist = read_folder(Path::new("dist"))?;
        for version in [PREVIOUS, VERSION] {
            fs::write(self.plugin(version), plugin(&dist, version)?)?;
        }
        // Apache drops root privileges.
        if output(Command::new("id").arg("-u"))?.trim() == "0" {
            run_command(Command::new("chown").args(["-R", "www-data"]).arg(&self.path))?;
        }
        Ok(())
    }

    fn plugin(&self, version: &str) -> PathBuf {
        self.path.join(format!("cme-selfcheck-wordpress-{version}.zip"))
    }

    fn socket(&self) -> PathBuf {
        self.path.join("database.socket")
    }

    fn start_database(&mut self) -> Result {
        let data = format!("--datadir={}", self.path.join("database").display());
        let user = format!("--user={}", output(Command::new("id").arg("-un"))?.trim());
        let mut install = Command::new("mariadb-install-db");
        install.args(["--no-defaults", "--auth-root-authentication-method=normal"]);
        output(install.args(["--skip-test-db", &data, &user]))?;
        // One statement a line.
        let create = |site: &Site| format!("CREATE DATABASE {};\n", site.name);
        let begin = self.sites.iter().map(create).collect::<String>()
            + "CREATE USER wordpress@localhost IDENTIFIED BY 'wordpress';\n\
               GRANT ALL ON *.* TO wordpress@localhost;\n";
        let first = self.path.join("database.sql");
        fs::write(&first, begin)?;
        let mut database = daemon("/usr/sbin/mariadbd");
        database.args(["--no-defaults", "--skip-networking", "--innodb-flush-log-at-trx-commit=0"]);
        database.args([data, user]);
        database.arg(format!("--socket={}", self.socket().display()));
        database.arg(format!("--init-file={}", first.display()));
        let socket = self.socket();
        self.serve("MariaDB", &mut database, |_| socket.exists())
    }

    fn start_apache(&mut self) -> Result {
        let version = "echo PHP_MAJOR_VERSION, '.', PHP_MINOR_VERSION;";
        let php = output(Command::new("php").args(["-r", version]))?;
        let module = tools_dir().join(format!("apache-php/usr/lib/apache2/modules/libphp{php}.so"));
        let folder = self.path.display();
        let load = |name| format!("LoadModule {name}_module {APACHE_MODULES}/mod_{name}.so\n");
        let modules: String = MODULES.iter().map(load).collect();
        let host = |Site { name, listen, .. }: &Site| {
            format!(
                "Listen {listen}
                <VirtualHost {listen}>
                  ServerName {listen}
                  DocumentRoot {folder}/{name}
                </VirtualHost>\n"
            )
        };
        let hosts: String = self.sites.iter().map(host).collect();
        let text = format!(
            "{modules}
            LoadModule php_module {module}
            ServerRoot {folder}
            DefaultRuntimeDir {folder}
            PidFile apache.pid
            ErrorLog /dev/stderr
            ServerName localhost
            # Apache refuses to be root.
            User www-data
            Group www-data
            TypesConfig /etc/mime.types
            DirectoryIndex index.php index.html
            # A change of the configuration counts at once.
            php_admin_value opcache.revalidate_freq 0
            <FilesMatch \"\\.php$\">
              SetHandler application/x-httpd-php
            </FilesMatch>
            <Directory {folder}>
              Require all granted
              Options FollowSymLinks
              AllowOverride All
            </Directory>
            {hosts}",
            module = fs::canonicalize(module)?.display(),
        );
        let file = self.path.join("apache.conf");
        fs::write(&file, text)?;
        let mut apache = daemon(APACHE);
        apache.arg("-f").arg(file).arg("-DFOREGROUND");
        // The PHP modules that Debian enables for the command line.
        apache.env("PHP_INI_SCAN_DIR", format!("/etc/php/{php}/cli/conf.d"));
        self.serve("Apache", &mut apache, |sites| {
            sites.iter().all(|one| TcpStream::connect(&one.listen).is_ok())
        })
    }

    /// Starts a server, and waits until it is ready.
    fn serve(
        &mut self,
        name: &str,
        command: &mut Command,
        is_there: impl Fn(&[Site]) -> bool,
    ) -> Result {
        let log = self.path.join(format!("{name}.log"));
        let mut server = start_server(command, &log)?;
        if !server.answers(|| is_there(&self.sites)) {
            return Err(format!("{}\n{name} does not start", fs::read_to_string(log)?).into());
        }
        self.servers.push(server);
        Ok(())
    }

    /// Runs the scenarios in a browser.
    fn go_through(&self) -> Result {
        fs::create_dir_all(PICTURES)?;
        let place = |Site { name, listen, below, .. }: &Site| {
            let address = format!("http://{}", listen.trim_end_matches(":80"));
            let place =
                json!({ "address": address, "below": below, "folder": self.path.join(name) });
            ((*name).to_owned(), place)
        };
        let told = json!({
            "sites": self.sites.iter().map(place).collect::<serde_json::Map<_, _>>(),
            "socket": self.socket(),
            "previous": PREVIOUS,
            "version": VERSION,
            "previousPlugin": self.plugin(PREVIOUS),
            "plugin": self.plugin(VERSION),
            "pictures": fs::canonicalize(PICTURES)?,
        });
        let mut scenarios = cargo("test --quiet --locked --package e2e -- wordpress");
        scenarios.env_remove("CME_ENGINES").env_remove("CME_SOAK");
        run_command(scenarios.env("CME_WORDPRESS", told.to_string()))?;
        println!("{PICTURES} has pictures of what the browser saw");
        Ok(())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        self.servers.clear();
        let _ = fs::remove_dir_all(&self.path);
    }
}
